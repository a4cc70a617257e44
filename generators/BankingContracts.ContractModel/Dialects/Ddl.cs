using System.Text;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>CREATE TABLE statements.</summary>
public static class Ddl
{
    /// <summary>
    /// The statement that creates the table of <paramref name="model"/> in the schema of its layer, with NOT NULL. The key becomes a constraint
    /// only if the layer's policy asks for it, the rows come from a query and the engine enforces it. An index multiplies the time of a load,
    /// so only the audit guards all other keys.
    /// </summary>
    public static string CreateTable(ResolvedModel model, Dialect dialect)
    {
        var kind = HasPrimaryKey(model, dialect) ? "primary key" : "unique";
        return HasKeyConstraint(model, dialect)
            ? CreateTable(model, dialect, $"{kind} ({string.Join(", ", model.Key.Select(DialectSyntax.Of(dialect).Identifier))})")
            : CreateKeylessTable(model, dialect);
    }

    /// <summary>The same table without a constraint on its key.</summary>
    public static string CreateKeylessTable(ResolvedModel model, Dialect dialect) => CreateTable(model, dialect, []);

    private static string CreateTable(ResolvedModel model, Dialect dialect, params string[] constraints)
    {
        var syntax = DialectSyntax.Of(dialect);
        var entries = model.Columns.Select(c => ColumnDefinition(c, syntax)).Concat(constraints);
        return new StringBuilder()
            .Append("create table ").Append(SchemaOf(model.Layer)).Append('.').Append(syntax.Identifier(model.Name)).Append(" (\n")
            .Append(string.Join(",\n", entries.Select(e => "    " + e)))
            .Append("\n)").Append(syntax.TableSuffix)
            .ToString();
    }

    /// <summary>Whether <see cref="CreateTable"/> puts a constraint on the key of <paramref name="model"/>.</summary>
    public static bool HasKeyConstraint(ResolvedModel model, Dialect dialect) =>
        DialectSyntax.Of(dialect).EnforcesKeys
        && model is { Uniqueness: Uniqueness.Constraint, Kind: ModelKind.Query, Materialized: not Materialization.View, Key.Count: > 0 };

    /// <summary>Whether that constraint is a primary key. It is one when no key column may be NULL.</summary>
    public static bool HasPrimaryKey(ResolvedModel model, Dialect dialect) =>
        HasKeyConstraint(model, dialect) && model.Key.All(k => model.Column(k).IsNotNull);

    /// <summary>The schema of a layer's tables: its name.</summary>
    public static string SchemaOf(Layer layer) => layer.ToString().ToLowerInvariant();

    private static string ColumnDefinition(ColumnContract column, DialectSyntax syntax) =>
        $"{syntax.Identifier(column.Name)} {syntax.TypeName(column.Type)}{(column.IsNotNull ? " not null" : "")}{syntax.Storage(column.Type)}";
}
