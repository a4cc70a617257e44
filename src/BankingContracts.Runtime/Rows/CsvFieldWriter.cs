using BankingContracts.Runtime.Definitions;
using CsvHelper;

namespace BankingContracts.Runtime.Rows;

/// <summary>Takes the fields of a row in any order and writes them as a CSV record.</summary>
internal sealed class CsvFieldWriter(CsvWriter writer, ModelDefinition model) : IFieldWriter
{
    private readonly string?[] _fields = new string?[model.Columns.Count];

    /// <summary>Writes the record.</summary>
    public void EndRow()
    {
        foreach (var field in _fields)
        {
            // Quotes distinguish the empty text from NULL.
            if (field is { Length: 0 })
                writer.WriteField(field, CsvQuoting.Always);
            else
                writer.WriteField(field);
        }

        writer.EndRecord();
        Array.Clear(_fields);
    }

    public void Put(int index, string? value) => _fields[index] = value;

    public void Put(int index, bool? value) => Put(index, value, FieldTypes.Boolean);

    public void Put(int index, short? value) => Put(index, value, FieldTypes.SmallInt);

    public void Put(int index, int? value) => Put(index, value, FieldTypes.Integer);

    public void Put(int index, long? value) => Put(index, value, FieldTypes.BigInt);

    public void Put(int index, decimal? value) => Put(index, value, FieldTypes.Decimal);

    public void Put(int index, double? value) => Put(index, value, FieldTypes.Double);

    public void Put(int index, DateOnly? value) => Put(index, value, FieldTypes.Date);

    public void Put(int index, DateTime? value) => Put(index, value, FieldTypes.Timestamp);

    private void Put<T>(int index, T? value, ValueFieldType<T> type)
        where T : struct => _fields[index] = value is { } v ? type.Write(v, model.Columns[index]) : null;
}
