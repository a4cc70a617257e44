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

    public bool GetBoolean(int index) => Get(index, FieldTypes.Boolean);

    public short GetInt16(int index) => Get(index, FieldTypes.SmallInt);

    public int GetInt32(int index) => Get(index, FieldTypes.Integer);

    public long GetInt64(int index) => Get(index, FieldTypes.BigInt);

    public decimal GetDecimal(int index) => Get(index, FieldTypes.Decimal);

    public double GetDouble(int index) => Get(index, FieldTypes.Double);

    public DateOnly GetDate(int index) => Get(index, FieldTypes.Date);

    public DateTime GetTimestamp(int index) => Get(index, FieldTypes.Timestamp);

    private T Get<T>(int index, ValueFieldType<T> type)
        where T : struct => type.Read(Text(index)) ?? throw Fault(index);

    private string Text(int index) => _reader.GetString(_places[index]);

    private FieldFormatException Fault(int index)
    {
        var column = _model.Columns[index];
        return new FieldFormatException($"Line {_reader.LineNumber}: {column.Name} is not a valid {column.Type}: '{Text(index)}'");
    }
}
