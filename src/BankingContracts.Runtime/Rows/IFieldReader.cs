namespace BankingContracts.Runtime.Rows;

/// <summary>The fields of the current row of some input. If a reader cannot read a value, it throws <see cref="FieldFormatException"/>.</summary>
public interface IFieldReader
{
    /// <summary>Whether field <paramref name="index"/> is NULL.</summary>
    bool IsNull(int index);

    /// <summary>A varchar field.</summary>
    string GetString(int index);

    /// <summary>A boolean field.</summary>
    bool GetBoolean(int index);

    /// <summary>A smallint field.</summary>
    short GetInt16(int index);

    /// <summary>An integer field.</summary>
    int GetInt32(int index);

    /// <summary>A bigint field.</summary>
    long GetInt64(int index);

    /// <summary>A decimal field.</summary>
    decimal GetDecimal(int index);

    /// <summary>A double field.</summary>
    double GetDouble(int index);

    /// <summary>A date field.</summary>
    DateOnly GetDate(int index);

    /// <summary>A timestamp field, kind UTC.</summary>
    DateTime GetTimestamp(int index);
}
