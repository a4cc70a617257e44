namespace BankingContracts.Runtime.Definitions;

/// <summary>An example of a model: rows that go in, and what comes out.</summary>
/// <param name="Name">Its name, unique in the pipeline.</param>
/// <param name="Model">The model.</param>
/// <param name="Batches">What is given, run by run.</param>
/// <param name="Expected">What must come out after the last run.</param>
public sealed record ExampleDefinition(string Name, string Model, IReadOnlyList<ExampleBatch> Batches, ExampleExpectation Expected)
{
    /// <summary>What it shows; empty when the file does not say it.</summary>
    public string Description { get; init; } = "";

    /// <summary>The file, below the contracts folder.</summary>
    public string File { get; init; } = "";
}

/// <summary>What one run of an example is given.</summary>
/// <param name="RunAt">The run's timestamp as written; null for the usual one.</param>
/// <param name="Given">The rows, by model.</param>
public sealed record ExampleBatch(string? RunAt, IReadOnlyList<ExampleTable> Given);

/// <summary>The rows of a model in an example.</summary>
/// <param name="Model">The model.</param>
/// <param name="Rows">Its rows, in file order.</param>
public sealed record ExampleTable(string Model, IReadOnlyList<ExampleRow> Rows);

/// <summary>A row of an example.</summary>
/// <param name="Columns">The columns that it names.</param>
/// <param name="Values">Their values as written; null for NULL.</param>
public sealed record ExampleRow(IReadOnlyList<string> Columns, IReadOnlyList<string?> Values)
{
    /// <summary>A row of a source as a line of its file; null where the row names columns.</summary>
    public string? Line { get; init; }

    /// <summary>The value of <paramref name="column"/> as written; null for NULL and for a column that the row does not name.</summary>
    public string? Of(string column) => Columns.Index().Where(c => c.Item == column).Select(c => Values[c.Index]).FirstOrDefault();
}

/// <summary>What an example expects. What is null is not compared.</summary>
public sealed record ExampleExpectation
{
    /// <summary>All rows of the model.</summary>
    public IReadOnlyList<ExampleRow>? Rows { get; init; }

    /// <summary>Rows that must be among those of the model.</summary>
    public IReadOnlyList<ExampleRow>? Contains { get; init; }

    /// <summary>Staging: all rows in quarantine.</summary>
    public IReadOnlyList<ExampleRow>? Quarantined { get; init; }

    /// <summary>The number of rows of the model.</summary>
    public long? Count { get; init; }

    /// <summary>Columns, each perhaps with <c>desc</c>, by which the model's rows are sorted before they are compared one by one; empty for any order.</summary>
    public IReadOnlyList<string> OrderBy { get; init; } = [];
}
