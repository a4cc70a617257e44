using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Validation.Naming;

/// <summary>
/// BKC5xxx for a whole pipeline. A column is checked where it is declared. A snapshot only repeats the columns of the staging model, so they
/// are not checked again there. The bookkeeping columns have dbt's names.
/// </summary>
internal static class NamingCheck
{
    public static void Run(Catalog catalog, EffectiveColumns columns, Findings findings)
    {
        var rules = new NameRules(catalog.Policy, findings);
        IdentifierCollisions.CheckModels(catalog, findings);
        foreach (var model in catalog.Models)
        {
            ModelNames.Check(model, catalog.Policy, findings);
            rules.Check(model.Name, catalog.Policy[model.Layer].Prefix, model.NameSpan);
            if (model.Kind == ModelKind.Snapshot)
                CheckSnapshotKey(model, columns, findings);
            else
                CheckColumns(model, rules, findings);
        }
    }

    private static void CheckColumns(CatalogEntry model, NameRules rules, Findings findings)
    {
        IdentifierCollisions.CheckColumns(model, findings);
        var keys = new HashSet<string>(ModelKeys.Declared(model.Contract), StringComparer.Ordinal);
        for (var i = 0; i < model.Contract.Columns.Count; i++)
        {
            var column = model.Contract.Columns[i];
            if (column.Name.Length == 0 || SnapshotColumns.IsBookkeeping(column.Name))
                continue;
            var span = model.Positions.Value(Pointers.Column(i) + "/name");
            var name = SnakeNames.ToSnake(column.Name);
            rules.Check(column.Name, "", span);
            if (model.Kind != ModelKind.Source)
                ColumnTypeNames.Check(column, name, span, findings);
            else if (column.Type.Kind == DataTypeKind.Timestamp)
                ColumnTypeNames.CheckTimestamp(column, name, span, findings);
            if (model.Kind != ModelKind.Source && keys.Contains(column.Name))
                ColumnTypeNames.CheckKey(column.Name, name, span, findings);
        }
    }

    /// <summary>If a column becomes a key only in the snapshot, nobody has checked its name as a key in staging.</summary>
    private static void CheckSnapshotKey(CatalogEntry model, EffectiveColumns columns, Findings findings)
    {
        if (columns.Input(model, ModelKind.Staging) is not { } relation)
            return;
        for (var i = 0; i < model.Contract.UniqueKey.Count; i++)
        {
            var key = model.Contract.UniqueKey[i];
            if (columns.Find(relation, key) is null || ModelKeys.Declared(relation.Contract).Contains(key))
                continue;
            var span = model.Positions.Value(Pointers.Item("config/unique_key", i));
            ColumnTypeNames.CheckKey(key, SnakeNames.ToSnake(key), span, findings);
        }
    }
}
