import { beforeEach, expect, it } from 'vitest';
import { aReport } from '../testing/report-builders';
import { forgetReports, openReports, reportChanged, reportChanges } from './reports';

const ids = () => openReports.getState().ids.s1;

beforeEach(() => openReports.setState({ ids: { s1: ['2', '1'] }, round: 0 }, true));

it('counts those that are open, and tells of every change', () => {
  const told: string[] = [];
  const stop = reportChanges.on(({ reportId }) => told.push(reportId));
  reportChanged(aReport('3'));
  reportChanged(aReport('3', { repeats: 2 }));
  expect(ids()).toEqual(['3', '2', '1']);
  reportChanged(aReport('2', { state: 'claimed' }));
  reportChanged(aReport('1', { state: 'dismissed' }));
  expect(ids()).toEqual(['3']);
  reportChanged(aReport('9', { serverId: 's2' }));
  expect(openReports.getState().ids.s2).toBeUndefined();
  expect(told).toEqual(['3', '3', '2', '1', '9']);
  stop();
});

it('knows nothing after a line that can’t be resumed', () => {
  forgetReports();
  expect(openReports.getState()).toEqual({ ids: {}, round: 1 });
});
