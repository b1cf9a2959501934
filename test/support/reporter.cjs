const { reporters, Runner } = require('mocha');

/** The usual report, closed by one plain line that any machine can read. */
module.exports = class Closing extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const { stats } = runner;
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      process.once('exit', () => process.stdout.write(`${stats.passes} passed, ${stats.failures} failed${stats.pending > 0 ? `, ${stats.pending} skipped` : ''}\n`));
    });
  }
};
