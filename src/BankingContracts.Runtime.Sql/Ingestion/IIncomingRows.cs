namespace BankingContracts.Runtime.Sql.Ingestion;

/// <summary>The rows of a delivery in the engine.</summary>
public interface IIncomingRows
{
    /// <summary>A relation of the rows: what a file decides of a source's columns, and <c>_at</c>, which grows with the order of the records.</summary>
    string Rows { get; }

    /// <summary>The records of each file, ragged ones included.</summary>
    IReadOnlyList<long> Records { get; }

    /// <summary>The columns of the contract that each file has, in the order of its fields.</summary>
    IReadOnlyList<IReadOnlyList<string>> Columns { get; }

    /// <summary>A relation of the ragged records: <c>file</c>, <c>line</c>, <c>failure_reason</c> and <c>kind</c>.</summary>
    string Ragged { get; }

    /// <summary>The number of ragged records.</summary>
    long RaggedCount { get; }

    /// <summary>A relation of the same rows with their place: <c>_file</c> and <c>_line</c>. It leaves out rows whose place is not known.</summary>
    /// <param name="rows">A query for some of <see cref="Rows"/>, with <c>_at</c>.</param>
    string Placed(string rows);

    /// <summary>Frees the rows.</summary>
    Task DropAsync();
}
