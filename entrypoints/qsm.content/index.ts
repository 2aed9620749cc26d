import './paint.css';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { editFormFeature, listingsFeature, ordersFeature, startFeatures } from '#lib/qsm';

export default defineContentScript({
  matches: ['https://qsm.qoo10.jp/*', 'https://qsmupload.qoo10.jp/*'],
  allFrames: true,
  runAt: 'document_idle',
  main(ctx) {
    return startFeatures([ordersFeature, listingsFeature, editFormFeature], ctx.signal);
  },
});
