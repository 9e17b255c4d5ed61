import { ruleItem } from './chartOption';

const plot = { x: 60, y: 40, width: 300, height: 160 };

test.each([
  ['beside the axis', 60, 'left'],
  ['in the middle', 200, 'center'],
  ['at the right edge', 355, 'right'],
])('The label of a rule %s keeps within the plot', (_, x, align) => {
  const api = {
    value: () => 0,
    coord: () => [x, 0] as [number, number],
    size: () => [0, 0] as [number, number],
    style: () => ({}),
  };
  const [, label] = ruleItem({ dataIndex: 0, coordSys: plot }, api, 'New target').children;
  expect(label?.style).toMatchObject({ text: 'New target', align });
});
