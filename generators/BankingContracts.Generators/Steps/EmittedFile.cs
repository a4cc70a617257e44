using System.Text;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BankingContracts.Generators.Steps;

/// <summary>A generated file, or the reason why there is none.</summary>
/// <param name="HintName">Its name within the compilation.</param>
/// <param name="Text">Its text; null when it could not be made.</param>
/// <param name="Failure">The reason why there is no text; null when there is a text.</param>
internal sealed record EmittedFile(string HintName, string? Text, ContractDiagnostic? Failure)
{
    /// <summary>The name if there is a file; otherwise null.</summary>
    public string? HintNameIfEmitted => Text is null ? null : HintName;

    /// <summary>Gives the file, or the failure, to the compiler.</summary>
    public void AddTo(SourceProductionContext output)
    {
        if (Text is not null)
            output.AddSource(HintName, SourceText.From(Text, Encoding.UTF8));
        if (Failure is not null)
            Reporting.Report(output, [Failure]);
    }
}
