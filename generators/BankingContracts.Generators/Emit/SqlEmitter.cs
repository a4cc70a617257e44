using BankingContracts.ContractModel.Compile;
using BankingContracts.Generators.Naming;

namespace BankingContracts.Generators.Emit;

/// <summary>Writes SQL as expressions of the runtime's type for it.</summary>
internal static class SqlEmitter
{
    /// <summary>Writes <paramref name="before"/>, then the text, then <paramref name="after"/>.</summary>
    public static void Write(IndentedWriter writer, string before, DialectText sql, string after)
    {
        if (sql.IsPortable)
        {
            writer.Literal(before + RuntimeNames.Definitions + "SqlText.Portable(", sql.DuckDb, ")" + after);
            return;
        }

        writer.Line($"{before}new {RuntimeNames.Definitions}SqlText(");
        writer.Deeper(w =>
        {
            w.Literal("DuckDb: ", sql.DuckDb, ",");
            w.Literal("Spark: ", sql.Spark, ")" + after);
        });
    }
}
