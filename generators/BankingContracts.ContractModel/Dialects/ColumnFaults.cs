using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Types;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>Finds the first reason for which a staging column's value is invalid.</summary>
internal sealed class ColumnFaults
{
    private readonly List<Fault> _faults = [];
    private readonly List<string> _branches = [];
    private readonly ColumnContract _column;
    private readonly string _holdsInvisible;
    private readonly Dialect _dialect;

    /// <param name="column">The column.</param>
    /// <param name="parse">How the column's text is parsed.</param>
    /// <param name="text">The SQL column with the cleaned text.</param>
    /// <param name="value">The SQL column with the parsed value.</param>
    /// <param name="isKey">Whether its values identify a row, of this model or of another.</param>
    /// <param name="exemption">A condition for the rows whose value is not checked; null when all values are checked.</param>
    /// <param name="dialect">The dialect.</param>
    public ColumnFaults(ColumnContract column, StrictParse parse, string text, string value, bool isKey, string? exemption, Dialect dialect)
    {
        _column = column;
        _holdsInvisible = DialectSyntax.Of(dialect).HoldsInvisible(text);
        _dialect = dialect;
        if (exemption is not null)
            _branches.Add($"when {exemption} then null");
        AddMissing(text);
        AddMisfits(parse, value);

        // A number, a date or a flag never contains an invisible character: a text with one is already a misfit.
        var judgesText = parse.Value is null && (isKey || Rules(QuarantineCondition.Invisible).Any());
        if (judgesText)
            _branches.Add($"when {_holdsInvisible} then {Add(QuarantineCondition.Invisible)}");
        HasValueRules = AddValueRules(value, isText: parse.Value is null && !judgesText) || judgesText;
    }

    /// <summary>The faults. Each has a number in <see cref="Sql"/>: its place in this list, from 1.</summary>
    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>Whether a text can be a value and still be invalid.</summary>
    public bool HasValueRules { get; }

    /// <summary>An expression for the number of the fault; NULL when the value is valid.</summary>
    public string Sql => "case " + string.Join(" ", _branches) + " end";

    /// <summary>Whether the row's file lacks the source column.</summary>
    private string IsAbsent
    {
        get
        {
            var syntax = DialectSyntax.Of(_dialect);
            return $"contains({syntax.Text(",")} || coalesce({AbsentColumn.Name}, {syntax.Text("")}) || {syntax.Text(",")}, {syntax.Text("," + _column.Clean!.From + ",")})";
        }
    }

    private void AddMissing(string text)
    {
        var isForbidden = _column.IsNotNull || _column.MayLackBeforeAdded || Rules(QuarantineCondition.Missing).Any();
        if (_column.MayLackBeforeAdded)
            _branches.Add($"when {text} is null and {IsAbsent} then null");
        _branches.Add($"when {text} is null then {(isForbidden ? Add(QuarantineCondition.Missing) : "null")}");
    }

    private void AddMisfits(StrictParse parse, string value)
    {
        if (parse.Misfits.Count == 0)
            return;
        var conditional = parse.Misfits
            .Where(m => m.Condition is not null)
            .Prepend(new Misfit(QuarantineCondition.Invisible, _holdsInvisible))
            .Select(m => $"when {m.Condition} then {Add(m.Kind)} ")
            .ToList();
        var last = Add(parse.Misfits[parse.Misfits.Count - 1].Kind);
        _branches.Add($"when {value} is null then case {string.Concat(conditional)}else {last} end");
    }

    private bool AddValueRules(string value, bool isText)
    {
        var before = _branches.Count;
        foreach (var rule in Rules(QuarantineCondition.Range))
        {
            var bounds = new[] { (rule.Min, "<"), (rule.Max, ">") }
                .Where(b => b.Item1 is not null)
                .Select(b => $"{value} {b.Item2} {Literal(b.Item1!)}")
                .ToList();
            if (bounds.Count > 0)
                AddValueRule(string.Join(" or ", bounds), rule);
        }

        foreach (var rule in Rules(QuarantineCondition.Negative))
            AddValueRule($"{value} < 0", rule);
        foreach (var rule in Rules(QuarantineCondition.NotPositive))
            AddValueRule($"{value} <= 0", rule);
        foreach (var rule in Rules(QuarantineCondition.Future))
            AddValueRule($"{value} > {RunTime.Of(_column.Type)}", rule);
        foreach (var condition in CleaningRules.AcceptedLists(_column).Select(values => $"{value} not in ({string.Join(", ", values.Select(Literal))})"))
        {
            if (isText)
                _branches.Add($"when {condition} and {_holdsInvisible} then {Add(QuarantineCondition.Invisible)}");
            AddValueRule(condition, Rules(QuarantineCondition.NotAccepted).FirstOrDefault());
        }

        return _branches.Count > before;

        void AddValueRule(string condition, QuarantineRule? rule) =>
            _branches.Add($"when {condition} then {Add(rule?.When ?? QuarantineCondition.NotAccepted, rule?.Reason)}");
    }

    private string Add(QuarantineCondition condition) =>
        Add(condition, Rules(condition).Select(r => r.Reason).FirstOrDefault(r => r is not null));

    private string Add(QuarantineCondition condition, string? words)
    {
        var fault = Fault.Of(condition, words);
        var index = _faults.IndexOf(fault);
        if (index < 0)
        {
            index = _faults.Count;
            _faults.Add(fault);
        }

        return SqlLiteral.Number(index + 1);
    }

    private IEnumerable<QuarantineRule> Rules(QuarantineCondition condition) => _column.Quarantine.Where(r => r.When == condition);

    private string Literal(string value) => SqlLiteral.Of(value, _column.Type, _dialect);
}
