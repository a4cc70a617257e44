using System.Globalization;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Text;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Examples;

namespace BankingContracts.SqlCheck.Examples;

/// <summary>Reports what differs in an example, at the value, the row or the key in its file.</summary>
internal static class ExampleFindings
{
    private const int Most = 5;
    private const string Expect = "expect";

    /// <summary>The findings: the first differences, and how many more there are.</summary>
    /// <param name="parsed">The example.</param>
    /// <param name="models">The models.</param>
    /// <param name="differences">The differences.</param>
    public static IEnumerable<ContractDiagnostic> Of(ParsedExample parsed, PipelineDefinition models, IReadOnlyList<ExampleDifference> differences)
    {
        foreach (var difference in differences.Take(Most))
            yield return Finding(parsed, models, difference);
        if (differences.Count - Most is var more && more > 0)
        {
            yield return ContractDiagnostic.Create(
                ExampleRules.MoreDifferences, parsed.Positions.Key(Expect), parsed.Example.Name,
                more == 1 ? "there is one more difference" : "there are " + more.ToString(CultureInfo.InvariantCulture) + " more differences");
        }
    }

    private static ContractDiagnostic Finding(ParsedExample parsed, PipelineDefinition models, ExampleDifference difference)
    {
        var (name, positions) = (parsed.Example.Name, parsed.Positions);
        var part = Expect + "/" + difference.Part;
        var row = part + "/" + difference.Row?.ToString(CultureInfo.InvariantCulture);
        return difference.Kind switch
        {
            DifferenceKind.Value => ContractDiagnostic.Create(
                ExampleRules.OtherValue, positions.Value(row + "/" + difference.Column), name, difference.Column!, Shown(difference.Found), Shown(difference.Expected)),
            DifferenceKind.MissingRow => ContractDiagnostic.Create(ExampleRules.MissingRow, positions.Value(row), name, difference.Model, difference.Expected!),
            DifferenceKind.UnexpectedRow => ContractDiagnostic.Create(ExampleRules.UnexpectedRow, positions.Key(part), name, difference.Model, difference.Found!),
            DifferenceKind.Count => ContractDiagnostic.Create(ExampleRules.OtherCount, positions.Value(part), name, difference.Model, difference.Found!, difference.Expected!),
            DifferenceKind.Stopped => ContractDiagnostic.Create(ExampleRules.Stops, positions.Value("name"), name, difference.Found!),
            _ => throw new InvalidOperationException($"There is no difference {difference.Kind}."),
        };

        string Shown(string? value) => ExampleText.Value(models[difference.Model], difference.Column!, value);
    }
}
