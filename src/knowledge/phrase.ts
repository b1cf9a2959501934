import type { Locale } from '../locale.js';
import { oncePer } from '../once.js';
import type { Phrases } from './types.js';

/** Every phrase the code asks for. `check` proves that the knowledge has exactly these. */
export const phraseKeys = [
  'productName',
  'buttonUnsure', 'buttonBack', 'buttonReturn', 'buttonReturnToCard', 'buttonRestart', 'buttonReview', 'buttonLanguage', 'buttonWhy', 'buttonNone', 'buttonHelp', 'buttonChange',
  'topicProgress', 'topicProgressMost', 'stepProgress', 'checkProgress',
  'headingDecisions', 'headingDecisionsStamped', 'stamp', 'stampTime', 'decisionAssumed', 'decisionProfile', 'decisionChosen', 'headingFindOut', 'headingYourAnswer', 'headingReview', 'detailReview',
  'headingCause', 'headingWarnings', 'headingChecks', 'headingSteps', 'headingNotes', 'headingLinks', 'headingSource', 'headingWhy',
  'labelDanger', 'labelInferred', 'labelUnverified', 'labelSource', 'labelRevised',
  'whyQuote', 'whyRule', 'whyScore', 'whyNothing', 'whyCut', 'whyRunnerUp', 'whyRunnerUpGeneral',
  'valuesExample', 'valuesOwn', 'valuesMixed', 'listAnd', 'fieldMailbox', 'fieldDeprovision', 'fieldFilter',
  'fieldMailboxAttribute', 'fieldMailboxValue', 'fieldDeprovisionAttribute', 'fieldDeprovisionValue', 'fieldFilterAttribute', 'fieldFilterValue', 'fieldLyncAttribute',
  'buttonFeedback', 'headingFeedback', 'feedbackMissing', 'feedbackPlaceholder', 'buttonSolved', 'buttonUnsolved', 'feedbackSaidSolved', 'feedbackSaidUnsolved', 'feedbackTally', 'noticeFeedbackOld', 'noticeFeedbackLater',
  'headingConditions', 'buttonBegin', 'detailBegin', 'searchNothing',
  'dialogTitle', 'buttonShare', 'shareDone', 'shareAlready', 'shareUnsure', 'shareRefused', 'buttonInstall', 'shareInstalled',
  'headingChoose', 'detailChoose', 'headingConfirm', 'detailConfirm',
  'headingTriage', 'detailTriage', 'triageFirst', 'triageCount', 'triageAccounts', 'triageAccountsMore', 'headingTriageUnknown', 'triageUnknown', 'triageUnknownMore',
  'headingUnknown', 'detailUnknown', 'detailUnknownPlain', 'readStatus', 'readCode', 'readMessage', 'readTool', 'readTarget', 'readRequest',
  'headingNearest', 'headingNeighbour', 'nearestTo', 'nearestTitle', 'differsCode', 'differsWords', 'headingNext', 'nextWhole', 'nextWhere', 'nextDoing',
  'toolCloudgate', 'toolGraph', 'toolOdata', 'toolPowershell', 'toolAzureCli', 'toolTerraform', 'toolOkta', 'toolTokenEndpoint',
  'headingWelcome', 'detailWelcome', 'detailWelcomeShared', 'headingHelp', 'helpPaste', 'helpAsk', 'helpButtons', 'helpUnsure', 'helpSecret', 'headingExamples',
  'runbookTitle', 'runbookPicture', 'runbookAnswers', 'runbookQuestion', 'runbookPrinted',
  'smallTalkGreeting', 'smallTalkThanks',
  'commandQuiet', 'commandBack', 'quietDone', 'quietOver', 'quietPersonal', 'quietLater',
  'commandForget', 'forgetDone', 'forgetCards', 'forgetOlder', 'forgetForms', 'forgetNothing', 'forgetLater',
  'noticeBusy', 'noticeStale', 'noticeChose', 'noticeSomebodyChose', 'noticeYouChose', 'noticeMoved', 'noticeUpdated', 'noticeUnknownButton', 'noticeGone', 'noticeNone', 'noticeFailed', 'noticeTooMuch', 'noticeExample', 'noticeCut', 'noticePassed', 'noticeEdited', 'noticeEditedUnknown', 'noticeDeleted',
  'alertLeaked', 'alertRevoke', 'headingLeaked', 'leakedSecret', 'leakedToken', 'leakedPassword', 'leakedKey',
  'helpSettings',
  'commandSettings', 'commandLanguage', 'commandJapanese', 'commandEnglish',
  'headingSettings', 'detailSettings', 'headingSettingsAnswers', 'headingSettingsValues', 'buttonSave', 'buttonCancel', 'buttonClear', 'buttonSettings', 'buttonRemember',
  'fieldLanguage', 'fieldEnvironment', 'fieldAsr', 'choiceUnset', 'choiceLanguageUnset', 'choiceLanguageJa', 'choiceLanguageEn', 'choiceDedicated', 'choiceStandard', 'choiceAsrYes', 'choiceAsrNo',
  'inputExample', 'inputAttribute', 'inputValue', 'faultChoice', 'faultStart', 'faultCharacter', 'faultLong', 'faultInvisible', 'faultAssignment', 'faultBraces',
  'settingsLost', 'settingsStamped', 'settingsBefore', 'settingsEmpty', 'stampBy', 'stampForgotten', 'headingSaved', 'headingUnchanged', 'detailSaved', 'detailNothingSet',
  'headingLanguage', 'detailLanguage', 'languageSet', 'noticeDiffers', 'noticeRemembered', 'noticeSettingsDown', 'noticeSettingsMoved', 'noticeSettingsFaults', 'noticeSettingsLost', 'noticeSettingsKept', 'noticeSettingsCleared',
] as const;

export type PhraseKey = (typeof phraseKeys)[number];

/** Says a phrase in one language, its `{names}` filled in. */
export type Say = (key: PhraseKey, values?: Readonly<Record<string, string | number>>) => string;

const sayings = oncePer((phrases: Phrases): Readonly<Record<Locale, Say>> => ({ ja: sayIn(phrases, 'ja'), en: sayIn(phrases, 'en') }));

export function createSay(phrases: Phrases, locale: Locale): Say {
  return sayings(phrases)[locale];
}

function sayIn(phrases: Phrases, locale: Locale): Say {
  /** Words and names by turns. */
  const cut = new Map<PhraseKey, readonly string[]>();
  const piecesOf = (key: PhraseKey): readonly string[] => {
    const pieces = (phrases[key]?.[locale] ?? key).split(/\{([a-z]+)\}/);
    cut.set(key, pieces);
    return pieces;
  };
  return (key, values = {}) => {
    const pieces = cut.get(key) ?? piecesOf(key);
    if (pieces.length === 1) return pieces[0] ?? '';
    return pieces.map((piece, index) => (index % 2 === 0 ? piece : (values[piece] ?? `{${piece}}`))).join('');
  };
}
