import css from './tokens.css?raw';

/** The colours that one theme sets, by their name. */
function theme(selector: string): Record<string, string> {
  const block = css.split('}').find((part) => part.includes(selector) && part.includes('--sc-page')) ?? '';
  return Object.fromEntries([...block.matchAll(/--sc-([\w-]+): (#[0-9a-f]{6})/g)].map((match) => [match[1], match[2]]));
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a = '#000000', b = '#000000'): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([
  ['light', theme('scheme="light"')],
  ['dark', theme('scheme="dark"')],
])('In the %s theme', (_, colours) => {
  test.each(['text', 'text-muted', 'accent', 'green-text', 'amber-text', 'red-text', 'none-text'])(
    '%s can be read on the page and on a panel',
    (name) => {
      for (const ground of ['page', 'panel', 'sunken'])
        expect(contrast(colours[name], colours[ground])).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(['green', 'amber', 'red', 'none'])('%s can be read on its own soft ground', (hue) => {
    expect(contrast(colours[`${hue}-text`], colours[`${hue}-soft`])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['green', 'amber', 'red', 'none'])('The shape of %s can be told from the page', (hue) => {
    expect(contrast(colours[`${hue}-fill`], colours.page)).toBeGreaterThanOrEqual(3);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('Series %i can be told from the page', (number) => {
    expect(contrast(colours[`series-${number}`], colours.page)).toBeGreaterThanOrEqual(3);
  });
});
