namespace BankingContracts.Runtime.Sql.Sessions;

/// <summary>Takes the rows of a bulk load.</summary>
public interface IRowWriter
{
    /// <summary>Writes a row: a value for each column, in order; null for NULL.</summary>
    void Add(params ReadOnlySpan<object?> values);
}
