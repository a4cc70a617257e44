namespace BankingContracts.Runtime.Rows;

/// <summary>Takes the fields of one row. null means NULL.</summary>
public interface IFieldWriter
{
    /// <summary>A varchar field.</summary>
    void Put(int index, string? value);

    /// <summary>A boolean field.</summary>
    void Put(int index, bool? value);

    /// <summary>A smallint field.</summary>
    void Put(int index, short? value);

    /// <summary>An integer field.</summary>
    void Put(int index, int? value);

    /// <summary>A bigint field.</summary>
    void Put(int index, long? value);

    /// <summary>A decimal field.</summary>
    void Put(int index, decimal? value);

    /// <summary>A double field.</summary>
    void Put(int index, double? value);

    /// <summary>A date field.</summary>
    void Put(int index, DateOnly? value);

    /// <summary>A timestamp field, UTC.</summary>
    void Put(int index, DateTime? value);
}
