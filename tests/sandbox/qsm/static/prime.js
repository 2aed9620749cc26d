// 配送管理, newer page: the real ag-Grid. Only rows and columns near the view are in the document; row elements are used again for other orders.
(() => {
  const { setting, get, call, say, sayFailure, afterDelay } = window.GMKT;
  const has = (variant) => setting.variants.includes(variant);
  const PINNED = new Set(['stat_nm', 'order_no']);
  const TEXTS = { noRowsToShow: '表示する行がありません', loadingOoo: '読み込み中...' };

  const columnOf = ({ field, heading, width, edits, number }) => ({
    field,
    headerName: heading,
    width,
    editable: edits,
    pinned: has('pinned') && PINNED.has(field) ? 'left' : null,
    comparator: number ? (one, other) => Number(one) - Number(other) : undefined,
  });

  const shared = {
    theme: 'legacy',
    localeText: TEXTS,
    suppressAnimationFrame: true,
    animateRows: false,
    enableCellTextSelection: true,
    defaultColDef: { sortable: true, resizable: true, suppressMovable: true },
    rowData: [],
  };

  function buildGrids() {
    window.primeGrid = window.agGrid.createGrid(get('GoodsGrid'), {
      ...shared,
      gridId: 'GoodsGrid',
      columnDefs: setting.columns.map(columnOf),
      rowSelection: { mode: 'multiRow', checkboxes: true, headerCheckbox: true },
    });
    window.tinyGrid = window.agGrid.createGrid(get('TinyGoodsGrid'), {
      ...shared,
      gridId: 'TinyGoodsGrid',
      columnDefs: [
        { field: 'gd_no', headerName: '商品番号', width: 110 },
        { field: 'gd_nm', headerName: '商品名', width: 240 },
        { field: 'contr_amt', headerName: '数量', width: 80 },
      ],
    });
  }

  function summary(rows) {
    const lines = new Map();
    for (const row of rows) {
      const line = lines.get(row.gd_no) ?? { gd_no: row.gd_no, gd_nm: row.gd_nm, contr_amt: 0 };
      line.contr_amt += Number(row.contr_amt);
      lines.set(row.gd_no, line);
    }
    return [...lines.values()];
  }

  /** Rows that are there already get other orders written into them; only what is over or missing comes and goes. */
  function writeRows(rows) {
    const { primeGrid } = window;
    const shown = primeGrid.getDisplayedRowCount();
    if (shown > 0 && shown === rows.length) {
      rows.forEach((row, index) => {
        primeGrid.getDisplayedRowAtIndex(index).setData(row);
      });
    } else primeGrid.setGridOption('rowData', rows);
    window.tinyGrid.setGridOption('rowData', summary(rows));
    get('txt_total_count').textContent = rows.length.toLocaleString('ja-JP');
    window.__gridRendered = (window.__gridRendered ?? 0) + 1;
  }

  async function load() {
    say('');
    try {
      const answer = await call('DynamicDataService', 'ExecuteToDataTable', {
        id: 'Shipping.GetTransportListPreV2',
        paramList: { ParamList: [{ Name: 'tab', Value: get('sel_delivery_stat').value }] },
      });
      writeRows(answer.ReturnData.Rows);
    } catch (error) {
      sayFailure(error);
    }
  }

  get('btn_search').addEventListener('click', (event) => {
    event.preventDefault();
    void load();
  });
  buildGrids();
  afterDelay(setting.delayMs, load);
})();
