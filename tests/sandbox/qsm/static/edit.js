// The edit form of one listing. What is saved is what input and change events reported, not what the fields happen to hold.
(() => {
  const { setting, call, sayFailure, get } = window.GMKT;
  const changed = { fields: {}, options: {} };

  function noteOption(index, field, value) {
    changed.options[index] = { ...changed.options[index], [field]: value };
  }

  function note(event) {
    const field = event.target.dataset.field;
    if (!field) return;
    const option = event.target.dataset.option;
    if (option === undefined) changed.fields[field] = event.target.value;
    else noteOption(option, field, event.target.value);
    document.body.classList.add('changed');
  }

  function buildOptionGrid() {
    const columns = setting.optionColumns.map((column) => ({ ...column, edits: column.field !== 'mark' }));
    const grid = window.QsmGrid.createGrid(setting.optionGridId, [
      { type: 'checkbox', heading: '', width: 32 },
      ...columns,
    ]);
    grid.enableEditEvents(true, true, true);
    const escaped = (row) => columns.map((column) => window.GMKT.escape(row[column.field] ?? ''));
    window.QsmGrid.fillGrid(
      grid,
      setting.options.map((row, index) => ({ id: String(index), data: ['0', ...escaped(row)] })),
    );
    grid.attachEvent('onEditCell', (stage, id, column, value) => {
      if (stage === 2 && column > 0) noteOption(id, columns[column - 1].field, value);
      return true;
    });
    window.grid = grid;
  }

  async function save(event) {
    event.preventDefault();
    if (window.grid?.editStop) window.grid.editStop();
    if (!window.confirm(setting.texts.confirmSave)) return;
    try {
      const answer = await call('GoodsRegBizService', 'UpdateGoods', {
        gd_no: setting.itemCode,
        fields: changed.fields,
        options: changed.options,
      });
      window.alert(answer.ResultCode === 0 ? setting.texts.saved : answer.ResultMsg);
    } catch (error) {
      sayFailure(error);
    }
  }

  document.addEventListener('input', note);
  document.addEventListener('change', note);
  get('btn_modify').addEventListener('click', save);
  if (setting.variants.includes('editor') && setting.options.length > 0) buildOptionGrid();
})();
