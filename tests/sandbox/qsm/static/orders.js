// 配送管理: tabs, stage counters, search and the orders grid. Rows come from the data service and are written in place.
(() => {
  const { setting, get, call, say, sayFailure, afterDelay } = window.GMKT;
  const has = (variant) => setting.variants.includes(variant);
  const state = { tab: has('brief') ? 'summary' : 'request', stat: '', rows: [] };
  const TABS = { summary: 'tab_main_summary', request: 'tab_main_request', shipping: 'tab_main_delivery' };
  const COUNTERS = {
    awaiting: 'txt_cnt_awaiting_orders1',
    new: 'txt_cnt_new_orders1',
    ready: 'txt_cnt_ready_orders1',
    delayed: 'txt_cnt_delayed_orders1',
    registered: 'txt_shipping_type_registered',
  };
  let gridKind = '';

  const wrapper = () => document.getElementById(setting.wrapperId);
  const kindOfTab = () => (state.tab === 'summary' ? 'brief' : 'detail');
  const columns = () => [{ type: 'checkbox', heading: '', width: 32 }, ...setting.columns[kindOfTab()]];
  const { own } = window.QsmGrid;

  /** A new, empty element in the wrapper's place, so that nothing of the former grid is left. */
  function replaceWrapper() {
    const old = wrapper();
    const fresh = document.createElement('div');
    fresh.id = setting.wrapperId;
    fresh.className = 'orders_grid';
    old.replaceWith(fresh);
    return fresh;
  }

  function buildGrid() {
    const holder = replaceWrapper();
    const grid = has('split')
      ? window.QsmGrid.createSplitGrid(holder, columns(), setting.frozenColumns)
      : window.QsmGrid.createGrid(setting.wrapperId, columns(), { smart: has('smart') });
    gridKind = kindOfTab();
    window.grid = grid;
    window.QsmGrid.watch?.(wrapper(), grid.frozen ? [grid, grid.frozen] : [grid]);
  }

  function gridRows() {
    const fields = setting.columns[kindOfTab()].map((column) => column.field);
    return state.rows.map((row) => ({
      id: row.order_no,
      data: ['0', ...fields.map((field) => window.GMKT.escape(row[field] ?? ''))],
    }));
  }

  function writeRows() {
    own(() => {
      if (window.grid.fillBoth) window.grid.fillBoth(gridRows());
      else window.QsmGrid.fillGrid(window.grid, gridRows());
    });
    get('txt_total_count').textContent = state.rows.length.toLocaleString('ja-JP');
    if (has('empty-text') && state.rows.length === 0) sayNoRows();
    window.__gridRendered = (window.__gridRendered ?? 0) + 1;
  }

  function sayNoRows() {
    const note = document.createElement('div');
    note.className = 'no_rows';
    note.textContent = '表示する行がありません';
    own(() => window.grid.objBox.appendChild(note));
  }

  function writeCounters(counts) {
    for (const [name, id] of Object.entries(COUNTERS)) get(id).value = counts[name];
  }

  async function load() {
    say('');
    document.body.classList.add('loading');
    try {
      const answer = await call('DynamicDataService', 'ExecuteToDataTable', {
        id: 'Shipping.GetTransportListPreV2',
        paramList: {
          ParamList: [
            { Name: 'tab', Value: state.tab },
            { Name: 'stat', Value: state.stat },
            { Name: 'srch_option', Value: get('sel_search_type').value },
            { Name: 'srch_keyword', Value: get('txt_search_keyword').value },
          ],
        },
      });
      state.rows = answer.ReturnData.Rows;
      if (gridKind !== kindOfTab()) buildGrid();
      writeRows();
      writeCounters(answer.OutputData);
      if (has('blocked')) block(1000);
      if (has('dialogs') && window.confirm('配送データを表示しますか?')) window.alert('表示しました。');
    } catch (error) {
      sayFailure(error);
    } finally {
      document.body.classList.remove('loading');
    }
  }

  // Some of the real page's calls are synchronous and hold the main thread [jqsm 2.3].
  function block(milliseconds) {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
  }

  function chooseTab(tab) {
    state.tab = tab;
    state.stat = '';
    for (const [name, id] of Object.entries(TABS)) get(id).classList.toggle('selected', name === tab);
    return load();
  }

  function listen() {
    for (const [name, id] of Object.entries(TABS))
      get(id).addEventListener('click', (event) => {
        event.preventDefault();
        void chooseTab(name);
      });
    for (const [name, id] of Object.entries(COUNTERS))
      get(id).addEventListener('click', () => {
        state.stat = name;
        void load();
      });
    get('btn_search').addEventListener('click', (event) => {
      event.preventDefault();
      state.stat = get('sel_stat').value;
      void load();
    });
  }

  async function start() {
    if (!has('late')) return load();
    await load();
    afterDelay(setting.delayMs, async () => {
      writeRows();
    });
  }

  if (setting.iframe) return;
  listen();
  if (has('late')) buildGrid();
  if (has('late')) gridKind = '';
  get(TABS[state.tab]).classList.add('selected');
  afterDelay(setting.delayMs, start);
})();
