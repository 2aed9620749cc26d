// The edit form of one listing. What is saved is what input and change events reported, not what the fields happen to hold.
(() => {
  const { setting, call, sayFailure, get } = window.GMKT;
  const changed = { fields: {}, options: {}, additional: {} };
  const grids = [];

  function noteOption(of, index, field, value) {
    changed[of][index] = { ...changed[of][index], [field]: value };
  }

  function note(event) {
    const field = event.target.dataset.field;
    if (!field) return;
    const option = event.target.dataset.option;
    if (option === undefined) changed.fields[field] = event.target.value;
    else noteOption(event.target.dataset.of, option, field, event.target.value);
    document.body.classList.add('changed');
  }

  function buildOptionGrid({ of, id: holder, columns: told, rows }) {
    const columns = told.map((column) => ({ ...column, edits: column.field !== 'mark' }));
    const grid = window.QsmGrid.createGrid(holder, [{ type: 'checkbox', heading: '', width: 32 }, ...columns]);
    grid.enableEditEvents(true, true, true);
    const escaped = (row) => columns.map((column) => window.GMKT.escape(row[column.field] ?? ''));
    window.QsmGrid.fillGrid(
      grid,
      rows.map((row, index) => ({ id: String(index), data: ['0', ...escaped(row)] })),
    );
    grid.attachEvent('onEditCell', (stage, id, column, value) => {
      if (stage === 2 && column > 0) noteOption(of, id, columns[column - 1].field, value);
      return true;
    });
    grids.push(grid);
    window.grid ??= grid;
  }

  async function save(event) {
    event.preventDefault();
    for (const grid of grids) grid.editStop();
    if (!window.confirm(setting.texts.confirmSave)) return;
    try {
      const answer = await call('GoodsRegBizService', 'UpdateGoods', {
        gd_no: setting.itemCode,
        fields: changed.fields,
        options: changed.options,
        additional: changed.additional,
      });
      window.alert(answer.ResultCode === 0 ? setting.texts.saved : answer.ResultMsg);
    } catch (error) {
      sayFailure(error);
    }
  }

  document.addEventListener('input', note);
  document.addEventListener('change', note);
  get('btn_modify').addEventListener('click', save);
  for (const grid of setting.grids) buildOptionGrid(grid);
})();
