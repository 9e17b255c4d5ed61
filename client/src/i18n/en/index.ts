import account from './account.json';
import alignment from './alignment.json';
import apikeys from './apikeys.json';
import audit from './audit.json';
import checkins from './checkins.json';
import closing from './closing.json';
import common from './common.json';
import differences from './differences.json';
import errors from './errors.json';
import history from './history.json';
import home from './home.json';
import imports from './imports.json';
import integrity from './integrity.json';
import kpis from './kpis.json';
import library from './library.json';
import map from './map.json';
import okrs from './okrs.json';
import organization from './organization.json';
import rewards from './rewards.json';
import scorecards from './scorecards.json';
import session from './session.json';
import shell from './shell.json';
import values from './values.json';

export const en = {
  account,
  alignment,
  apikeys,
  audit,
  checkins,
  closing,
  common,
  differences,
  errors,
  history,
  home,
  imports,
  integrity,
  kpis,
  library,
  map,
  okrs,
  organization,
  rewards,
  scorecards,
  session,
  shell,
  values,
};
