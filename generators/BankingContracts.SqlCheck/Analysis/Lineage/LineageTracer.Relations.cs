using System.Runtime.CompilerServices;
using BankingContracts.SqlCheck.Analysis.Binding;

namespace BankingContracts.SqlCheck.Analysis.Lineage;

internal sealed partial class LineageTracer
{
    /// <summary>Notes the sources of a relation's columns, the columns that decide its rows, and the tables that it reads.</summary>
    private void Enter(Relation relation, HashSet<SourceColumn> filters, HashSet<string> tables)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (relation)
        {
            case TableRelation table:
                tables.Add(table.Table.Name);
                for (var i = 0; i < table.Columns.Count; i++)
                    _columns[table.Columns[i]] = new HashSet<ColumnSource> { new(table.Table.Name, table.Table.Columns[i].Name, LineageKind.Copy) };
                break;
            case DerivedRelation derived:
                Enter(derived, Trace(derived.Query), filters, tables);
                break;
            case SelfRelation self:
                Enter(self, _recursions[self.Scope], filters, tables);
                break;
            case ValuesRelation values:
                for (var i = 0; i < values.Columns.Count; i++)
                    _columns[values.Columns[i]] = values.Rows.SelectMany(r => Sources(r[i], tables)).ToHashSet();
                break;
            case FunctionRelation function:
                var sources = Sources(function.Call, tables).Select(static s => Weaken(s, LineageKind.Expression)).ToHashSet();
                Filter(sources, filters);
                foreach (var column in function.Columns)
                    _columns[column] = sources;
                break;
            case JoinRelation join:
                Enter(join.Left, filters, tables);
                Enter(join.Right, filters, tables);
                if (join.Condition is not null)
                    Filter(Sources(join.Condition, tables), filters);
                break;
        }
    }

    private void Enter(Relation relation, QueryLineage lineage, HashSet<SourceColumn> filters, HashSet<string> tables)
    {
        for (var i = 0; i < relation.Columns.Count; i++)
            _columns[relation.Columns[i]] = lineage.Columns[i];
        filters.UnionWith(lineage.Filters);
        tables.UnionWith(lineage.Tables);
    }
}
