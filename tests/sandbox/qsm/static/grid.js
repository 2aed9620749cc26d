// Builds dhtmlxGrid objects as the pages use them. Needs dhtmlx.js and common.js.
(() => {
  const { setting } = window.GMKT;
  const SKIN = 'dhx_skyblue';

  // The library writes its checkbox with an inline handler. A page with a strict policy needs the same picture without it.
  function strictCheckbox(cell) {
    window.eXcell_ch.call(this, cell);
  }
  strictCheckbox.prototype = Object.create(window.eXcell_ch.prototype);
  strictCheckbox.prototype.setValue = function (value) {
    const on = value === true || String(value).trim() === '1' || String(value).trim() === 'true';
    this.cell.style.verticalAlign = 'middle';
    this.cell.chstate = on ? '1' : '0';
    this.cell.setAttribute('excell', 'ch');
    this.setCValue(`<img src="${this.grid.imgURL}item_chk${this.cell.chstate}.gif">`, this.cell.chstate);
  };
  window.eXcell_chstrict = strictCheckbox;

  // A page that watches its grid (grid-watch.js) is told which changes are its own.
  const own = (action) => (window.QsmGrid.asOwn ? window.QsmGrid.asOwn(action) : action());

  function listenForStrictCheckboxes(grid) {
    const onPress = (event) => {
      if (event.target.tagName !== 'IMG') return;
      const cell = event.target.closest('td[excell="ch"]');
      if (!cell) return;
      event.stopPropagation();
      grid.cells4(cell).changeState(true);
    };
    grid.objBox.addEventListener('click', onPress, true);
  }

  function setHeaderCheckbox(picture, on) {
    picture.src = picture.src.replace(/item_chk[01]\./, `item_chk${on ? 1 : 0}.`);
  }

  // "Check all" is a picture in the heading row, as the rows' own boxes are.
  function listenForCheckAll(grid) {
    const picture = grid.hdrBox.querySelector('img.chk_all');
    if (!picture) return;
    picture.addEventListener('click', (event) => {
      event.stopPropagation();
      const on = picture.src.includes('item_chk0.');
      own(() => setHeaderCheckbox(picture, on));
      grid.forEachRow((id) => {
        grid.cells(id, 0).setValue(on ? 1 : 0);
        grid.callEvent('onCheck', [id, 0, on]);
      });
    });
  }

  const checkboxType = () => (setting.variants.includes('csp') ? 'chstrict' : 'ch');

  /**
   * An initialized grid in `holder`. `columns`: `{heading, width, edits, number, type?}`; a column whose type is `checkbox` is the tick column.
   */
  function createGrid(holder, columns, { smart = false } = {}) {
    const grid = new window.dhtmlXGridObject(holder);
    const checkAll = `<img class='chk_all' src='${setting.gridImages}dhxgrid_skyblue/item_chk0.gif'>`;
    grid.setImagePath(setting.gridImages);
    grid.setHeader(columns.map((column) => (column.type === 'checkbox' ? checkAll : column.heading)));
    grid.setInitWidths(columns.map((column) => column.width).join(','));
    grid.setColAlign(
      columns.map((column) => (column.type === 'checkbox' ? 'center' : column.number ? 'right' : 'left')).join(','),
    );
    grid.setColTypes(
      columns
        .map((column) =>
          column.type === 'checkbox' ? checkboxType() : (column.type ?? (column.edits ? 'edtxt' : 'ro')),
        )
        .join(','),
    );
    grid.setColSorting(
      columns.map((column) => (column.type === 'checkbox' ? 'na' : column.number ? 'int' : 'str')).join(','),
    );
    grid.setSkin(SKIN);
    grid.enableMultiselect(true);
    if (smart) {
      grid.enableSmartRendering(true);
      grid.enablePreRendering(10);
    }
    grid.init();
    if (checkboxType() === 'chstrict') listenForStrictCheckboxes(grid);
    listenForCheckAll(grid);
    return grid;
  }

  function fillGrid(grid, rows) {
    grid.clearAll();
    const picture = grid.hdrBox.querySelector('img.chk_all');
    if (picture) setHeaderCheckbox(picture, false);
    grid.parse({ rows }, 'json');
  }

  /** The selected rows as a spreadsheet takes them; what the grid puts on the clipboard. */
  function copiedText(grid) {
    const selected = grid.getSelectedRowId();
    const ids = selected ? String(selected).split(',') : [];
    const columns = Array.from({ length: grid.getColumnsNum() }, (_, index) => index);
    return ids.map((id) => columns.map((column) => grid.cells(id, column).getValue()).join('\t')).join('\r\n');
  }

  document.addEventListener('copy', (event) => {
    if (!window.grid || String(document.getSelection()) !== '' || event.target.tagName === 'INPUT') return;
    const text = copiedText(window.grid);
    if (text === '') return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  });

  window.QsmGrid = { copiedText, createGrid, fillGrid, own };
})();
