import '../../components/shared/base.css';
import '../../components/options/options.css';
import '../../components/options/duties.css';
import '../../components/options/stock/stock.css';
import '../../components/mapping/mapping.css';
import { OptionsPages } from '#components/options';
import { mount } from '#components/shared';
import { optionsTexts, sharedTexts } from '#lib/i18n';

mount({
  title: ({ language }) => `${optionsTexts(language).title} - ${sharedTexts(language).product}`,
  body: (settings) => <OptionsPages settings={settings} />,
});
