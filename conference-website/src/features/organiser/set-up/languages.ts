import { useTranslation } from '@/shared/i18n/use-translation';

/** The languages an event is most often offered in; any other can be written into its file. */
export const offeredLocales =
  'ar bg bn ca cs da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka kk ko lt lv mk mt nb nl nn pl pt pt-BR ro ru sk sl sq sr sv sw ta th tr uk ur uz vi zh'.split(
    ' ',
  );

/** As the service knows them: ISO 3166, without those that are no countries any more. */
export const countries =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'.split(
    ' ',
  );

/** What a language is called in the viewer's. */
export function useLanguageName(): (locale: string) => string {
  const { language } = useTranslation();
  return namesOf(language, 'language');
}

/** What a country is called in the viewer's language. */
export function useCountryName(): (code: string) => string {
  const { language } = useTranslation();
  return namesOf(language, 'region');
}

function namesOf(language: string, type: 'language' | 'region'): (code: string) => string {
  const names = new Intl.DisplayNames(language, { type });
  return (code) => {
    try {
      return names.of(code) ?? code;
    } catch {
      return code;
    }
  };
}
