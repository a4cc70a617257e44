using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Validation.Examples;

/// <summary>Checks what an example expects.</summary>
/// <param name="check">The example.</param>
/// <param name="model">Its model.</param>
/// <param name="quarantine">The quarantine of a staging model; otherwise null.</param>
internal sealed class ExpectationCheck(ExampleUnderCheck check, ResolvedModel model, ResolvedModel? quarantine)
{
    private const string Descending = " desc";

    /// <summary>Checks the expectation of <paramref name="parsed"/>.</summary>
    public void Run(ParsedExample parsed)
    {
        var expected = parsed.Example.Expected;
        if (parsed.IsWhole && expected is { Rows: null, Contains: null, Count: null, Quarantined: null })
            check.At(parsed.Positions.Key("expect"), ExampleRules.ExpectsNothing, parsed.Example.Name);
        if (expected.Count < 0)
            check.At(parsed.Positions.Value("expect/count"), ContractRules.OutOfRange, "count", "it is a number of rows, so write 0 or more");
        check.Expected(model, expected.Rows, "expect/rows");
        check.Expected(model, expected.Contains, "expect/contains");
        if (expected.Quarantined is { } quarantined && model.Kind != ModelKind.Staging)
            check.At(parsed.Positions.Key("expect/quarantined"), ContractRules.NotAllowedHere, "quarantined", "in an example of " + model.Name, "only staging models quarantine rows");
        else if (expected.Quarantined is { } rows && quarantine is not null)
            check.Expected(quarantine, rows, "expect/quarantined");
        for (var index = 0; index < expected.OrderBy.Count; index++)
            check.Column(model, ColumnOf(expected.OrderBy[index]), parsed.Positions.Value(Pointers.Item("expect/order_by", index)));
    }

    private static string ColumnOf(string order) =>
        order.EndsWith(Descending, StringComparison.Ordinal) ? order.Substring(0, order.Length - Descending.Length).TrimEnd() : order;
}
