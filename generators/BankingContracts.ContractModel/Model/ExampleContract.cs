using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Model;

/// <summary>An example of a model: rows that go in, and what comes out.</summary>
/// <param name="Name">Its name, unique among the examples of the pipeline.</param>
/// <param name="Description">What it shows; may be empty.</param>
/// <param name="Model">The model.</param>
/// <param name="Batches">What is given, run by run; one run where the file does not list batches.</param>
/// <param name="Expected">What must come out after the last run.</param>
public sealed record ExampleContract(string Name, string Description, string Model, EquatableArray<ExampleBatch> Batches, ExampleExpectation Expected)
{
    /// <summary>Whether the file lists batches.</summary>
    public bool HasBatches { get; init; }

    /// <summary>The file, below the contracts folder.</summary>
    public string File { get; init; } = "";
}

/// <summary>What one run of an example is given.</summary>
/// <param name="RunAt">The run's timestamp as written; null for the usual one.</param>
/// <param name="Given">The rows, by model.</param>
public sealed record ExampleBatch(string? RunAt, EquatableArray<ExampleTable> Given);

/// <summary>The rows of a model in an example.</summary>
/// <param name="Model">The model.</param>
/// <param name="Rows">Its rows, in file order.</param>
public sealed record ExampleTable(string Model, EquatableArray<ExampleRow> Rows);

/// <summary>A row of an example.</summary>
/// <param name="Cells">The columns that it names.</param>
public sealed record ExampleRow(EquatableArray<ExampleCell> Cells)
{
    /// <summary>A row of a source as a line of its file; null where the row names columns.</summary>
    public string? Line { get; init; }
}

/// <summary>A value of an example.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">The value as written; null for NULL.</param>
public sealed record ExampleCell(string Column, string? Value);

/// <summary>What an example expects. What is null is not compared.</summary>
public sealed record ExampleExpectation
{
    /// <summary>All rows of the model.</summary>
    public EquatableArray<ExampleRow>? Rows { get; init; }

    /// <summary>Rows that must be among those of the model.</summary>
    public EquatableArray<ExampleRow>? Contains { get; init; }

    /// <summary>Staging: all rows in quarantine.</summary>
    public EquatableArray<ExampleRow>? Quarantined { get; init; }

    /// <summary>The number of rows of the model.</summary>
    public long? Count { get; init; }

    /// <summary>Columns, each perhaps with <c>desc</c>, by which the model's rows are sorted before they are compared one by one; empty for any order.</summary>
    public EquatableArray<string> OrderBy { get; init; }
}
