import '../../components/shared/base.css';
import '../../components/sidepanel/sidepanel.css';
import { mount } from '#components/shared';
import { PanelApp } from '#components/sidepanel';
import { panelTexts } from '#lib/i18n';

mount({
  title: ({ language }) => panelTexts(language).title,
  body: (settings) => <PanelApp settings={settings} />,
});
