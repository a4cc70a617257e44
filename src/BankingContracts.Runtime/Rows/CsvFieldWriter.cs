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

    public void Put(int index, bool? value) => _fields[index] = value is { } v ? FieldText.Of(v) : null;

    public void Put(int index, short? value) => _fields[index] = value is { } v ? FieldText.Of(v) : null;

    public void Put(int index, int? value) => _fields[index] = value is { } v ? FieldText.Of(v) : null;

    public void Put(int index, long? value) => _fields[index] = value is { } v ? FieldText.Of(v) : null;

    public void Put(int index, decimal? value) => _fields[index] = value is { } v ? FieldText.Of(v, model.Columns[index]) : null;

    public void Put(int index, double? value) => _fields[index] = value is { } v ? FieldText.Of(v) : null;

    public void Put(int index, DateOnly? value) => _fields[index] = value is { } v ? FieldText.Of(v) : null;

    public void Put(int index, DateTime? value) => _fields[index] = value is { } v ? FieldText.Of(v) : null;
}
