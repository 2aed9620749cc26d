// 商品の照会/修正: an ordinary table that is filled again in place for every search and page, and a small unrelated grid of prepared downloads.
(() => {
  const { setting, get, call, say, sayFailure, afterDelay } = window.GMKT;
  const state = { page: 1, pages: 1 };

  function textCell(row, text, className = '') {
    const cell = row.insertCell();
    cell.textContent = text;
    if (className) cell.className = className;
    return cell;
  }

  function link(text, address) {
    const anchor = document.createElement('a');
    anchor.href = address;
    anchor.textContent = text;
    return anchor;
  }

  function writeRow(body, item) {
    const row = body.insertRow();
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.name = 'chk_goods';
    box.value = item.gd_no;
    textCell(row, '', 'center').appendChild(box);
    textCell(row, item.gd_no, 'center');
    const title = textCell(row, '', 'left');
    title.appendChild(link(item.gd_nm, item.edit_url));
    textCell(row, item.outer_gd_no);
    textCell(row, item.price_text, 'right');
    textCell(row, item.qty_text, 'right');
    textCell(row, item.stat_nm, 'center');
    const button = link(setting.texts.edit, item.edit_url);
    button.className = 'btn_small';
    textCell(row, '', 'center').appendChild(button);
  }

  function writeTable(rows) {
    const body = get('div_product_list').querySelector('tbody');
    for (const row of [...body.rows].slice(1)) row.remove();
    for (const item of rows) writeRow(body, item);
    if (rows.length === 0) {
      const cell = textCell(body.insertRow(), '検索結果がありません。', 'center');
      cell.colSpan = 8;
    }
  }

  function writePager(total, perPage) {
    state.pages = Math.max(1, Math.ceil(total / perPage));
    get('txt_page_now').textContent = `${state.page} / ${state.pages}`;
    get('btn_page_next').classList.toggle('off', state.page >= state.pages);
    get('btn_page_prev').classList.toggle('off', state.page <= 1);
  }

  async function load(page) {
    say('');
    try {
      const perPage = Number(get('sel_view_data_cnt').value);
      const answer = await call('GoodsBizService', 'GetGoodsDataByCustNo', {
        page_no: page,
        page_size: perPage,
        keyword: get('txt_goods_keyword').value,
      });
      state.page = page;
      writeTable(answer.Rows);
      get('div_total_search_cnt').querySelector('.type_purple').textContent = Number(answer.Total).toLocaleString(
        'ja-JP',
      );
      writePager(answer.Total, perPage);
      window.__listRendered = (window.__listRendered ?? 0) + 1;
    } catch (error) {
      sayFailure(error);
    }
  }

  function onPress(id, action) {
    get(id).addEventListener('click', (event) => {
      event.preventDefault();
      void action();
    });
  }

  function buildDownloads() {
    const grid = window.QsmGrid.createGrid('__grid_DataDwonload_Grid', [
      { heading: 'No.', width: 50, number: true },
      { heading: '要請日時', width: 140 },
      { heading: '区分', width: 140 },
      { heading: 'ファイル', width: 260 },
      { heading: '商品数量', width: 90, number: true },
    ]);
    window.QsmGrid.fillGrid(grid, setting.downloads);
    window.downloadGrid = grid;
  }

  if (setting.iframe) return;
  onPress('btn_search', () => load(1));
  onPress('btn_page_next', () => (state.page < state.pages ? load(state.page + 1) : undefined));
  onPress('btn_page_prev', () => (state.page > 1 ? load(state.page - 1) : undefined));
  onPress('btn_goods_delete', () => window.alert('削除する商品を選択してください。'));
  get('sel_view_data_cnt').addEventListener('change', () => void load(1));
  get('chk_all_goods').addEventListener('change', (event) => {
    for (const box of document.getElementsByName('chk_goods')) box.checked = event.target.checked;
  });
  buildDownloads();
  afterDelay(setting.delayMs, () => load(1));
})();
