using BankingContracts.Runtime.Definitions;
using CsvHelper;

namespace BankingContracts.Runtime.Rows;

/// <summary>The fields of the current record of a CSV reader.</summary>
internal sealed class CsvFieldReader : IFieldReader
{
    private readonly CsvReader _reader;
    private readonly ModelDefinition _model;
    private readonly int[] _places;

    /// <summary>Reads rows of <paramref name="model"/>.</summary>
    /// <exception cref="FieldFormatException">The columns are not the model's.</exception>
    public CsvFieldReader(CsvReader reader, ModelDefinition model)
    {
        (_reader, _model) = (reader, model);
        reader.ReadHeader();
        _places = ColumnOrder.Find(model, reader.Headers ?? [], allowOthers: false);
    }

    /// <summary>Moves to the next record; false after the last one.</summary>
    /// <exception cref="FieldFormatException">It has another number of fields than the header, or a broken quote.</exception>
    public bool Next()
    {
        try
        {
            return _reader.Read();
        }
        catch (CsvFormatException e)
        {
            throw new FieldFormatException(e.Message, e);
        }
    }

    public bool IsNull(int index) => _model.Columns[index].Type.Kind == ColumnKind.Varchar
        ? _reader.GetRawSpan(_places[index]).IsEmpty
        : _reader.IsEmpty(_places[index]);

    public string GetString(int index) => Text(index);

    public bool GetBoolean(int index) => FieldText.Boolean(Text(index)) ?? throw Fault(index);

    public short GetInt16(int index) => FieldText.Int16(Text(index)) ?? throw Fault(index);

    public int GetInt32(int index) => FieldText.Int32(Text(index)) ?? throw Fault(index);

    public long GetInt64(int index) => FieldText.Int64(Text(index)) ?? throw Fault(index);

    public decimal GetDecimal(int index) => FieldText.Decimal(Text(index)) ?? throw Fault(index);

    public double GetDouble(int index) => FieldText.Double(Text(index)) ?? throw Fault(index);

    public DateOnly GetDate(int index) => FieldText.Date(Text(index)) ?? throw Fault(index);

    public DateTime GetTimestamp(int index) => FieldText.Timestamp(Text(index)) ?? throw Fault(index);

    private string Text(int index) => _reader.GetString(_places[index]);

    private FieldFormatException Fault(int index)
    {
        var column = _model.Columns[index];
        return new FieldFormatException($"Line {_reader.LineNumber}: {column.Name} is not a valid {column.Type}: '{Text(index)}'");
    }
}
