namespace BankingContracts.Runtime.Reporting;

/// <summary>A test that did not pass.</summary>
/// <param name="Test">Its name.</param>
/// <param name="Type">Its type, for example not_null.</param>
/// <param name="Layer">The model's layer.</param>
/// <param name="Model">The model.</param>
/// <param name="Column">The column; null for a test of the whole model.</param>
/// <param name="Severity">error or warn.</param>
/// <param name="FailingRows">Number of failing rows.</param>
/// <param name="Description">What a failure means; empty when the contract does not say it.</param>
/// <param name="Message">Why it could not run; else empty.</param>
/// <param name="Keys">The keys of the first failing rows, at most ten; empty if the rows have no key, or if the test did not fail the run.</param>
/// <param name="DeclaredIn">The file that asks for it, below the contracts folder; null when no file asks for it, because the design itself does.</param>
/// <param name="File">The file with the first hundred failing rows, below the directory of the reports; null when there is none.</param>
public sealed record ReportedTest(
    string Test, string Type, string Layer, string Model, string? Column, string Severity, long FailingRows, string Description, string Message, IReadOnlyList<string> Keys, string? DeclaredIn, string? File);
