const INITIALS = ['g', 'kk', 'n', 'd', 'tt', 'r', 'm', 'b', 'pp', 's', 'ss', '', 'j', 'jj', 'ch', 'k', 't', 'p', 'h'];
const VOWELS = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const FINALS = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');
const FIRST_SYLLABLE = 0xac00;
const MAX_LENGTH = 64;

/** A code out of a name: lower-case letters, digits and hyphens; Korean is romanized. Empty when nothing is left. */
export function proposeCode(name: string): string {
  return [...name.normalize('NFC')]
    .map(romanize)
    .join('')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .replaceAll('%', ' rate ')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, '');
}

function romanize(char: string): string {
  const index = char.charCodeAt(0) - FIRST_SYLLABLE;
  if (index < 0 || index >= 11_172) return char;
  const [initial, vowel, final] = [Math.floor(index / 588), Math.floor((index % 588) / 28), index % 28];
  return `${INITIALS[initial]}${VOWELS[vowel]}${FINALS[final]}`;
}
