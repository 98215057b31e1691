import { expect, it } from 'vitest';
import { aReport } from '../../testing/report-builders';
import { fits, withReport } from './report-model';

it('shows a report in the view that it is in', () => {
  const views = (given: Parameters<typeof aReport>[1]) =>
    (['open', 'mine', 'others', 'closed'] as const).filter((view) => fits(view, aReport('1', given), 'me'));
  expect(views({})).toEqual(['open']);
  expect(views({ state: 'claimed', moderatorId: 'me' })).toEqual(['mine']);
  expect(views({ state: 'claimed', moderatorId: 'her' })).toEqual(['others']);
  expect(views({ state: 'dismissed', moderatorId: 'me' })).toEqual(['closed']);
  expect(views({ state: 'resolved' })).toEqual(['closed']);
});

it('keeps the newest first, and each once', () => {
  const list = [aReport('30'), aReport('9')];
  expect(withReport(list, aReport('10')).map((one) => one.reportId)).toEqual(['30', '10', '9']);
  expect(withReport(list, aReport('30', { repeats: 3 })).map((one) => one.repeats)).toEqual([3, 1]);
});
