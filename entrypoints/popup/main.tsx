import '../../components/shared/base.css';
import '../../components/popup/popup.css';
import { PopupApp } from '#components/popup';
import { mount } from '#components/shared';
import { sharedTexts } from '#lib/i18n';

mount({
  title: ({ language }) => sharedTexts(language).product,
  body: (settings) => <PopupApp settings={settings} />,
});
