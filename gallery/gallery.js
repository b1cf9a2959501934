/* global AdaptiveCards, gallery */
// Draws every card with the official SDK, as the address says: ?theme=dark&width=320&locale=ja
const wanted = new URLSearchParams(location.search);
const chosen = Object.fromEntries(Object.entries(gallery.choices).map(([name, values]) => [name, values.includes(wanted.get(name)) ? wanted.get(name) : values[0]]));
const { colors, hostConfig } = gallery.themes[chosen.theme];

document.documentElement.lang = chosen.locale;
document.body.className = chosen.theme;
for (const [name, value] of Object.entries({ ...colors, width: `${chosen.width}px` })) document.body.style.setProperty(`--${name}`, value);
for (const [name, values] of Object.entries(gallery.choices)) {
  const select = document.querySelector(`select[name=${name}]`);
  select.append(...values.map((value) => new Option(value, value, false, value === chosen[name])));
  select.addEventListener('change', () => select.form.submit());
}

const faults = [];
for (const { name, card, text, bytes } of gallery.cards[chosen.locale]) {
  const section = document.createElement('section');
  section.id = name.replace(/\W+/g, '-');
  section.innerHTML = '<h2></h2><p class="size"></p><div class="frame"></div><details><summary>plain text</summary><pre></pre></details>';
  section.querySelector('h2').textContent = name;
  section.querySelector('.size').textContent = `${bytes} bytes`;
  section.querySelector('pre').textContent = text;
  const drawn = new AdaptiveCards.AdaptiveCard();
  drawn.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  drawn.onExecuteAction = () => {};
  const context = new AdaptiveCards.SerializationContext();
  drawn.parse(card, context);
  for (let index = 0; index < context.eventCount; index += 1) faults.push(`${name}: ${context.getEventAt(index).message}`);
  for (const event of drawn.validateProperties().validationEvents) faults.push(`${name}: ${event.message}`);
  section.querySelector('.frame').append(drawn.render());
  document.querySelector('main').append(section);
}
window.faults = faults;
