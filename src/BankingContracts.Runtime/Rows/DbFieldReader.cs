using System.Data.Common;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Rows;

/// <summary>The fields of the current row of a database reader; columns are found by name, and further columns are allowed.</summary>
public sealed class DbFieldReader : IFieldReader
{
    private readonly DbDataReader _reader;
    private readonly ModelDefinition _model;
    private readonly int[] _ordinals;

    /// <summary>Reads rows of <paramref name="model"/> from <paramref name="reader"/>.</summary>
    /// <exception cref="FieldFormatException">The reader does not have a column of the model.</exception>
    public DbFieldReader(DbDataReader reader, ModelDefinition model)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(model);
        (_reader, _model) = (reader, model);
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        _ordinals = ColumnOrder.Find(model, names, allowOthers: true);
    }

    /// <inheritdoc/>
    public bool IsNull(int index) => _reader.IsDBNull(_ordinals[index]);

    /// <inheritdoc/>
    public string GetString(int index) => Get(index, static (r, i) => r.GetString(i));

    /// <inheritdoc/>
    public bool GetBoolean(int index) => Get(index, FieldTypes.Boolean.ReadDb);

    /// <inheritdoc/>
    public short GetInt16(int index) => Get(index, FieldTypes.SmallInt.ReadDb);

    /// <inheritdoc/>
    public int GetInt32(int index) => Get(index, FieldTypes.Integer.ReadDb);

    /// <inheritdoc/>
    public long GetInt64(int index) => Get(index, FieldTypes.BigInt.ReadDb);

    /// <inheritdoc/>
    public decimal GetDecimal(int index) => Get(index, FieldTypes.Decimal.ReadDb);

    /// <inheritdoc/>
    public double GetDouble(int index) => Get(index, FieldTypes.Double.ReadDb);

    /// <inheritdoc/>
    public DateOnly GetDate(int index) => Get(index, FieldTypes.Date.ReadDb);

    /// <inheritdoc/>
    public DateTime GetTimestamp(int index) => Get(index, FieldTypes.Timestamp.ReadDb);

    private T Get<T>(int index, Func<DbDataReader, int, T> read)
    {
        try
        {
            return read(_reader, _ordinals[index]);
        }
        catch (Exception e) when (e is InvalidCastException or OverflowException or FormatException)
        {
            var column = _model.Columns[index];
            throw new FieldFormatException($"{_model.Name}.{column.Name} cannot be read as {column.Type}: {e.Message}", e);
        }
    }
}
