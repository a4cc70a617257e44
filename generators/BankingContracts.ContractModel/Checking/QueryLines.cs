using System.Text;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Checking;

/// <summary>
/// Writes queries as lines of a report, and reads them. The first line names the query. Each of its facts then has a line, and the sources of a
/// column follow the line of the column.
/// </summary>
internal static class QueryLines
{
    private const string Query = "query";
    private const string Test = "test";
    private const string Link = "link";
    private const string Unlinked = "unlinked";
    private const string Column = "column";
    private const string Source = "source";
    private const string Filter = "filter";
    private const string Texts = "texts";

    /// <summary>Adds the lines of <paramref name="query"/>.</summary>
    public static void Append(StringBuilder text, CheckedQuery query)
    {
        ReportLine.Append(text, query.IsTest ? Test : Query, query.Name, query.InputHash);
        foreach (var link in query.Facts.Links)
            ReportLine.Append(text, Link, link.Output, link.Upstream, link.Column);
        foreach (var upstream in query.Facts.Unlinked)
            ReportLine.Append(text, Unlinked, upstream.Upstream, upstream.Reason);
        foreach (var column in query.Facts.Columns)
        {
            ReportLine.Append(text, Column, column.Name, column.Verdict.ToString(), column.Reason, column.Place);
            foreach (var source in column.Sources)
                ReportLine.Append(text, Source, source.Model, source.Column, source.Kind.ToString());
        }

        foreach (var filter in query.Facts.Filters)
            ReportLine.Append(text, Filter, filter.Model, filter.Column);
        if (query.Facts.Texts is { } texts)
            ReportLine.Append(text, Texts, texts.DuckDb, texts.Spark);
    }

    /// <summary>The queries in <paramref name="lines"/>. It skips lines of other kinds and malformed lines.</summary>
    public static IEnumerable<CheckedQuery> Read(IEnumerable<string> lines)
    {
        OpenQuery? open = null;
        foreach (var line in lines)
        {
            var fields = ReportLine.Fields(line);
            if (fields is [Query or Test, var name, var hash])
            {
                if (open is not null)
                    yield return open.Close();
                open = new OpenQuery(name, fields[0] == Test, hash);
            }
            else
            {
                open?.Take(fields);
            }
        }

        if (open is not null)
            yield return open.Close();
    }

    private sealed class OpenQuery(string name, bool isTest, string hash)
    {
        private readonly List<QueryLink> _links = [];
        private readonly List<UnlinkedModel> _unlinked = [];
        private readonly List<CheckedColumn> _columns = [];
        private readonly List<SourceReference> _sources = [];
        private readonly List<SourceReference> _filters = [];
        private QueryTexts? _texts;

        public void Take(string[] fields)
        {
            switch (fields)
            {
                case [Link, var output, var upstream, var column]:
                    _links.Add(new QueryLink(output, upstream, column));
                    break;
                case [Unlinked, var upstream, var reason]:
                    _unlinked.Add(new UnlinkedModel(upstream, reason));
                    break;
                case [Column, var column, var verdict, var reason, var place] when Enum.TryParse<NullVerdict>(verdict, out var known):
                    CloseColumn();
                    _columns.Add(new CheckedColumn(column, known, reason, place, default));
                    break;
                case [Source, var model, var column, var kind] when Enum.TryParse<SourceKind>(kind, out var known):
                    _sources.Add(new SourceReference(model, column, known));
                    break;
                case [Texts, var duckDb, var spark]:
                    _texts = new QueryTexts(duckDb, spark);
                    break;
                case [Filter, var model, var column]:
                    _filters.Add(new SourceReference(model, column, SourceKind.Filter));
                    break;
            }
        }

        public CheckedQuery Close()
        {
            CloseColumn();
            return new CheckedQuery(name, isTest, hash, new QueryFacts(
                _links.ToEquatableArray(), _unlinked.ToEquatableArray(), _columns.ToEquatableArray(), _filters.ToEquatableArray())
            { Texts = _texts });
        }

        private void CloseColumn()
        {
            if (_columns.Count > 0)
                _columns[_columns.Count - 1] = _columns[_columns.Count - 1] with { Sources = _sources.ToEquatableArray() };
            _sources.Clear();
        }
    }
}
