using System.Collections;
using System.Reflection;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Text;
using BankingContracts.Generators.Tests.Infrastructure;

namespace BankingContracts.Generators.Tests;

public sealed class StepValuesTests
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    [Fact]
    public void NoStepHoldsOnToTheCompiler()
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var steps = typeof(Steps.StepNames).GetFields().Select(static f => (string)f.GetRawConstantValue()!).ToArray();
        var finding = ContractDiagnostic.Create(SqlRules.SyntaxError, SourceSpan.StartOf(SampleContracts.MartSql), "it ends here");
        var tracked = ContractProject.Sample(tracksSteps: true).Check(finding).Run().Result.TrackedSteps;
        Assert.NotEmpty(steps);
        foreach (var value in steps.SelectMany(name => tracked[name]).SelectMany(static s => s.Outputs).Select(static o => o.Value))
            Visit(value, seen);
        Assert.True(seen.Count > 100);
    }

    private static void Visit(object? value, HashSet<object> seen)
    {
        if (value is null or string || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || !seen.Add(value))
            return;
        var type = value.GetType();
        Assert.False(type.Namespace!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), $"{type} is held by a step.");
        if (value is IEnumerable items)
        {
            foreach (var item in items)
                Visit(item, seen);
            return;
        }

        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            foreach (var field in declaring.GetFields(Fields | BindingFlags.DeclaredOnly))
                Visit(field.GetValue(value), seen);
        }
    }
}
