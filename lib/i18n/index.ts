export { type FailureFacts, failureText, PARTY_NAME, type Said } from './failures.ts';
export { dayText, momentText, timeText } from './format.ts';
export { catalogue, firstLanguage, LANGUAGES, type Language } from './language.ts';
export { optionsTexts } from './options.ts';
export { panelTexts } from './panel.ts';
export { popupTexts } from './popup.ts';
export { reasonText } from './reasons.ts';
export { sharedTexts } from './shared.ts';
export { doerText, phaseText, stateText, stepText, verdictText } from './states.ts';
