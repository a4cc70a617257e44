using System.Text;
using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Lineage;
using BankingContracts.ContractModel.Text;
using BankingContracts.Generators.Naming;

namespace BankingContracts.Generators.Emit;

/// <summary>Writes where a model's columns come from. It writes a function, so the answer is made only on demand.</summary>
internal static class LineageEmitter
{
    /// <summary>Writes the property <c>Lineage</c>. If nothing is known, writes nothing.</summary>
    public static void Write(IndentedWriter writer, ModelFacts facts)
    {
        if (facts.Columns.Count == 0)
            return;
        writer.Line($"Lineage = static () => new(");
        writer.Deeper(w =>
        {
            w.Line("Columns:");
            w.Block("[", "],", b =>
            {
                foreach (var column in facts.Columns)
                    WriteColumn(b, column);
            });
            w.Line($"Filters: {Sources(facts.Filters)}),");
        });
    }

    private static void WriteColumn(IndentedWriter writer, ColumnFacts column)
    {
        // A build with an error makes no program, so nobody sees a verdict that is an error.
        var standing = RuntimeNames.Value("ColumnStanding", column.Standing is ColumnStanding.Unproven or ColumnStanding.Violated ? ColumnStanding.Unknown : column.Standing);
        var reason = column.Reason.Length == 0 ? "" : ", " + CSharpLiteral.String(column.Reason);
        var place = column.Reason.Length == 0 || column.Place.Length == 0 ? "" : ", " + CSharpLiteral.String(column.Place);
        writer.Line($"new({CSharpLiteral.String(column.Name)}, {standing}, {Sources(column.Sources)}{reason}{place}),");
    }

    private static string Sources(EquatableArray<SourceReference> sources)
    {
        var text = new StringBuilder("[");
        for (var i = 0; i < sources.Count; i++)
        {
            text.Append(i == 0 ? "new(" : ", new(")
                .Append(CSharpLiteral.String(sources[i].Model)).Append(", ")
                .Append(CSharpLiteral.String(sources[i].Column)).Append(", ")
                .Append(RuntimeNames.Value("LineageKind", sources[i].Kind)).Append(')');
        }

        return text.Append(']').ToString();
    }
}
