// Preloaded into the built server by the soak, and no part of the product: tells how much it holds after garbage is gone.
process.on('message', () => {
  // Twice, because what has a finalizer goes only with the second.
  global.gc();
  setImmediate(() => {
    global.gc();
    const { heapUsed, external, rss } = process.memoryUsage();
    process.send({ heap: heapUsed + external, rss });
  });
});
process.channel.unref();
