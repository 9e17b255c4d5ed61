import common from './common.json';
import errors from './errors.json';
import session from './session.json';
import shell from './shell.json';

export const en = { common, errors, session, shell };
