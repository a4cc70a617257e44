using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Validation.Contracts;

namespace BankingContracts.ContractModel.Validation.Pipeline;

/// <summary>Checks what a snapshot says about the columns of the model that it follows: BKC2004, BKC2009, BKC2017 and BKC4007.</summary>
internal static class SnapshotCheck
{
    public static void Run(CatalogEntry model, EffectiveColumns columns, Findings findings)
    {
        if (model.Contract.Snapshot is not { } snapshot || columns.Known(model, ModelKind.Staging) is not { } relation)
            return;
        CheckKey(model, relation, columns, findings);
        CheckUpdatedAt(model, snapshot, relation, columns, findings);
        CheckTieBreak(model, snapshot, relation, columns, findings);
        CheckNewColumns(model, snapshot, relation, columns, findings);
        CheckRetired(model, relation, findings);
        for (var i = 0; i < snapshot.CheckColumns.Count; i++)
        {
            var span = model.Positions.Value(Pointers.Item("config/check_cols", i));
            Find(model, "check_cols", snapshot.CheckColumns[i], span, relation, columns, findings);
        }

        CheckEntries(model, snapshot, relation, columns, findings);
        CheckBookkeeping(model, snapshot, relation, findings);
        CheckTests(model, columns, findings);
    }

    /// <summary>Checks whether constraints and tests fit the columns. The snapshot's contract itself does not have to state their types.</summary>
    private static void CheckTests(CatalogEntry model, EffectiveColumns columns, Findings findings)
    {
        if (columns.Of(model) is not { } all)
            return;
        var own = model.Contract.Columns.Select(c => c with { Type = columns.Find(model, c.Name)?.Type ?? DataType.Unknown }).ToList();
        var names = new HashSet<string>(own.Select(static c => c.Name), StringComparer.Ordinal);
        var rest = all.Where(c => names.Add(c.Name)).Select(static c => c with { Constraints = default, Tests = default });
        findings.Add(ContractChecks.CheckSnapshot(model.Contract with { Columns = own.Concat(rest).ToEquatableArray() }, model.Positions));
    }

    private static void CheckKey(CatalogEntry model, CatalogEntry relation, EffectiveColumns columns, Findings findings)
    {
        for (var i = 0; i < model.Contract.UniqueKey.Count; i++)
        {
            var span = model.Positions.Value(Pointers.Item("config/unique_key", i));
            if (Find(model, "unique_key", model.Contract.UniqueKey[i], span, relation, columns, findings) is { IsNotNull: false, IsRetired: false } column)
                findings.Add(ContractRules.NullableKey, span, column.Name);
        }
    }

    private static void CheckUpdatedAt(
        CatalogEntry model, SnapshotContract snapshot, CatalogEntry relation, EffectiveColumns columns, Findings findings)
    {
        if (snapshot.UpdatedAt is not { Length: > 0 } updatedAt)
            return;
        var span = model.Positions.Value("config/updated_at");
        if (Find(model, "updated_at", updatedAt, span, relation, columns, findings) is not { } column)
            return;
        if (column.Type.Kind is not (DataTypeKind.Timestamp or DataTypeKind.Unknown))
            findings.Add(ContractRules.SnapshotSettings, span, "timestamp", "needs a timestamp, but '" + column.Name + "' is " + column.Type, "name another column");
        else if (!column.IsNotNull)
            findings.Add(ContractRules.SnapshotSettings, span, "timestamp", "needs a time in every row, but '" + column.Name + "' may be NULL", "make it not_null in '" + relation.Name + "'");
    }

    private static void CheckTieBreak(
        CatalogEntry model, SnapshotContract snapshot, CatalogEntry relation, EffectiveColumns columns, Findings findings)
    {
        if (snapshot.TieBreak is not { Length: > 0 } tieBreak)
            return;
        var span = model.Positions.Value("config/tie_break");
        if (Find(model, "tie_break", tieBreak, span, relation, columns, findings) is not { } column)
            return;
        if (tieBreak == snapshot.UpdatedAt || model.Contract.UniqueKey.Contains(tieBreak))
            findings.Add(ContractRules.SnapshotSettings, span, "timestamp", "cannot order two rows by '" + tieBreak + "', because it is equal in both", "name another column");
        else if (snapshot.UpdatedAt is { } time && IsArrival(time, relation, columns))
            findings.Add(ContractRules.SnapshotSettings, model.Positions.Key("config/tie_break"), "timestamp", "does not use 'tie_break' when 'updated_at' is '" + time + "', the time of arrival, because one file has one row per key", "remove it, or use a time from the source as 'updated_at'");
        else if (!column.IsNotNull)
            findings.Add(ContractRules.SnapshotSettings, span, "timestamp", "needs a value in every row, but '" + tieBreak + "' may be NULL", "make it not_null in '" + relation.Name + "'");
    }

    /// <summary>On a time of the source the source says when a version begins, and an edit of the contract is no such time.</summary>
    private static void CheckNewColumns(
        CatalogEntry model, SnapshotContract snapshot, CatalogEntry relation, EffectiveColumns columns, Findings findings)
    {
        if (snapshot.OnNewColumn is OnNewColumn.Version && snapshot.UpdatedAt is { Length: > 0 } time && columns.Find(relation, time) is not null && !IsArrival(time, relation, columns))
            findings.Add(ContractRules.SnapshotSettings, model.Positions.Value("config/on_new_column"), "timestamp", "begins versions at '" + time + "', a time of the source, so a new column cannot begin one", "write 'on_new_column: backfill' or remove it");
    }

    /// <summary>A retired column is one that staging has no more, so its type must be stated here.</summary>
    private static void CheckRetired(CatalogEntry model, CatalogEntry relation, Findings findings)
    {
        for (var i = 0; i < model.Contract.Columns.Count; i++)
        {
            var column = model.Contract.Columns[i];
            if (!column.IsRetired)
                continue;
            var place = model.Positions.Key(Pointers.Column(i) + "/retired");
            if (SnapshotColumns.IsBookkeeping(column.Name))
                findings.Add(ContractRules.NotAllowedHere, place, "retired", "on '" + column.Name + "'", "every snapshot has this column; remove it");
            else if (relation.Contract.Column(column.Name) is not null)
                findings.Add(ContractRules.NotAllowedHere, place, "retired", "on '" + column.Name + "'", "'" + relation.Name + "' still has the column; remove one of them");
            else if (column.Type == DataType.Unknown && !model.Positions.Has(Pointers.Column(i) + "/data_type"))
                findings.Add(ContractRules.NotAllowedHere, place, "retired", "without 'data_type'", "no other contract says the type any more; add the one that it had");
            else if (column.IsNotNull)
                findings.Add(ContractRules.NotAllowedHere, place, "retired", "with the constraint not_null", "new versions hold NULL in it; remove the constraint");
        }
    }

    private static bool IsArrival(string column, CatalogEntry relation, EffectiveColumns columns) =>
        columns.Find(relation, column)?.Clean is { } clean
        && columns.Known(relation, ModelKind.Source) is { } source
        && columns.Find(source, clean.From) is { Generated: GeneratedColumn.LoadedAt };

    private static ColumnContract? Find(
        CatalogEntry model, string key, string name, SourceSpan span, CatalogEntry relation, EffectiveColumns columns, Findings findings)
    {
        var column = columns.Find(relation, name) ?? model.Contract.Columns.FirstOrDefault(c => c.IsRetired && c.Name == name && model.Contract.Snapshot!.IsRetired);
        if (column is null && name.Length > 0)
            findings.Add(ContractRules.UnknownColumn, span, key, name, "'" + relation.Name + "'", columns.Suggest(relation, name));
        return column;
    }

    private static void CheckEntries(
        CatalogEntry model, SnapshotContract snapshot, CatalogEntry relation, EffectiveColumns columns, Findings findings)
    {
        var bookkeeping = SnapshotColumns.Bookkeeping(snapshot).ToDictionary(static c => c.Name, StringComparer.Ordinal);
        for (var i = 0; i < model.Contract.Columns.Count; i++)
        {
            var entry = model.Contract.Columns[i];
            if (!bookkeeping.TryGetValue(entry.Name, out var column))
                column = columns.Find(relation, entry.Name);
            if (column is null && entry is { IsRetired: false, Name.Length: > 0 })
            {
                var fault = "is not a column of '" + relation.Name + "'" + Remedy(entry.Name, relation, columns);
                findings.Add(ReferenceRules.SnapshotColumn, model.Positions.Value(Pointers.Column(i) + "/name"), entry.Name, fault);
            }
            else if (column is not null && IsDifferent(entry.Type, column.Type))
            {
                var fault = "is " + entry.Type + " here but " + column.Type + " in the model it follows; remove its data_type";
                findings.Add(ReferenceRules.SnapshotColumn, model.Positions.Value(Pointers.Column(i) + "/data_type"), entry.Name, fault);
            }
        }
    }

    private static string Remedy(string name, CatalogEntry relation, EffectiveColumns columns)
    {
        if (relation.Contract.Columns.FirstOrDefault(c => c.RenamedFrom.Contains(name)) is { } renamed)
            return "; it is named '" + renamed.Name + "' now";
        var near = columns.Suggest(relation, name);
        return (near.Length > 0 ? near + " Or, " : "; correct it or, ") + "if it is gone there, write 'retired: true' and its 'data_type' here, which keeps its history";
    }

    /// <summary>A column of the staging model must not have the name of a column that the snapshot adds.</summary>
    private static void CheckBookkeeping(CatalogEntry model, SnapshotContract snapshot, CatalogEntry relation, Findings findings)
    {
        foreach (var added in SnapshotColumns.Bookkeeping(snapshot))
        {
            if (relation.Contract.Columns.Any(c => c.Name == added.Name))
            {
                findings.Add(
                    ReferenceRules.SnapshotColumn,
                    model.Positions.Value("relation"),
                    added.Name,
                    "is added by every snapshot, but '" + relation.Name + "' already has a column of that name; rename that column");
            }
        }
    }

    private static bool IsDifferent(DataType left, DataType right) =>
        left.Kind != DataTypeKind.Unknown && right.Kind != DataTypeKind.Unknown && left != right;
}
