using BankingContracts.ContractModel.Model;
using BankingContracts.Generators.Naming;

namespace BankingContracts.Generators.Emit;

/// <summary>Writes what a contract says to its consumers about its own changes.</summary>
internal static class LifecycleEmitter
{
    /// <summary>The property with <paramref name="lifecycle"/>.</summary>
    public static void Write(IndentedWriter writer, ModelLifecycle lifecycle)
    {
        writer.Line($"Lifecycle = new({CSharpLiteral.Integer(lifecycle.Version)})");
        writer.Block("{", "},", w =>
        {
            if (lifecycle.VersionOf is { } first)
                w.Line($"VersionOf = {CSharpLiteral.String(first)},");
            if (lifecycle.DeprecatedAfter is { } day)
                w.Line($"DeprecatedAfter = new({CSharpLiteral.Integer(day.Year)}, {CSharpLiteral.Integer(day.Month)}, {CSharpLiteral.Integer(day.Day)}),");
            if (lifecycle.Changes.Count > 0)
            {
                w.Line("Changes =");
                w.Block("[", "],", c =>
                {
                    foreach (var note in lifecycle.Changes)
                        c.Line($"new({CSharpLiteral.Integer(note.Version)}, {CSharpLiteral.String(note.Text)}),");
                });
            }
        });
    }
}
