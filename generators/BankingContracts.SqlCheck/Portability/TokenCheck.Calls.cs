using BankingContracts.ContractModel.Sql;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Portability;

/// <summary>Checks the text between the brackets of a call, and literals with a word before them.</summary>
internal sealed partial class TokenCheck
{
    private void ReadCall(int index)
    {
        if (!Next(index, '('))
            return;
        var open = index + 1;
        if (_tokens[index].IsWord("cast") || _tokens[index].IsWord("try_cast"))
            ReadCast(open);
        else if (_tokens[index].IsWord("extract") && IsText(open + 1))
            Add(open + 1, 1, "a part in quotes in extract", "write extract(year from value), or date_part('year', value)");
        else if (_tokens[index].IsWord("extract"))
            ReadPart(open + 1, DateParts.InsteadOfField);
        else if (_tokens[index].IsWord("try"))
            Add(index, 1, "TRY", "write try_cast(value as type), or a CASE that excludes the values that fail");
        else if (_tokens[index].IsWord("array"))
            Add(index, 1, "a list", "write plain columns, or one row for each value");
        else if (_tokens[index].IsWord("date_part") && IsText(open + 1))
            ReadPart(open + 1, DateParts.InsteadOfField);
        else if (_tokens[index].IsWord("date_trunc") && IsText(open + 1))
            ReadPart(open + 1, DateParts.InsteadOfUnit);
        else if (_tokens[index].IsWord("interval"))
            Add(index, 1, "an interval of a computed length", "write number * interval '1' day");
        else if (_tokens[index].IsWord("filter") && index > 0 && _tokens[index - 1].IsSymbol(')') && !NextIsWord(open, "where"))
            Add(index, 1, "FILTER without WHERE", "write filter (where ...)");
        else if (_tokens[index].IsWord("over"))
            ReadWindow(open);
        else if (Arities.Instead(_tokens[index].Value, Arguments(open)) is { } instead)
            Add(index, 1, "'" + _tokens[index].Value.ToLowerInvariant() + "' with these arguments", instead);
    }

    // over (w order by ...) extends the window w. Spark SQL does not support this.
    private void ReadWindow(int open)
    {
        string[] own = ["partition", "order", "rows", "range", "groups"];
        if (open + 2 < _tokens.Count && _tokens[open + 1] is { IsName: true } first && !_tokens[open + 2].IsSymbol(')') && !own.Any(w => first.IsWord(w)))
            Add(open + 1, 1, "a window that extends another window", "write the whole window");
    }

    // window w2 as (w order by ...) also extends the window w.
    private void ReadNamedWindow(int index)
    {
        string[] queries = ["select", "with", "values", "from", "table", "pivot", "unpivot", "summarize", "describe", "show"];
        if (index >= 2 && (_tokens[index - 2].IsWord("window") || _tokens[index - 2].IsSymbol(',')) && Next(index, '(') && index + 2 < _tokens.Count && !queries.Any(w => _tokens[index + 2].IsWord(w)))
            ReadWindow(index + 1);
    }

    /// <summary>Whether the token is the word GROUPS before the bound of a frame. The bound may be any number.</summary>
    private bool IsGroupsFrame(int index)
    {
        var next = index + 1;
        if (next >= _tokens.Count || !_tokens[index].IsWord("groups"))
            return false;
        if (_tokens[next].IsSymbol('('))
            next = Enumerable.Range(next, _tokens.Count - next).FirstOrDefault(i => _tokens[i].IsSymbol(')'), next);
        return next + 1 < _tokens.Count && (_tokens[next + 1].IsWord("preceding") || _tokens[next + 1].IsWord("following")) && !_tokens[next].IsWord("unbounded");
    }

    private void ReadPart(int index, Func<string, string?> insteadOf)
    {
        if (index < _tokens.Count && _tokens[index].Kind is SqlTokenKind.Word or SqlTokenKind.Text && insteadOf(_tokens[index].Value) is { } instead)
            Add(index, 1, "the part '" + _tokens[index].Value.ToLowerInvariant() + "'", instead);
    }

    /// <summary>The number of arguments inside the bracket at <paramref name="open"/>. It counts their commas.</summary>
    private int Arguments(int open)
    {
        if (Next(open, ')'))
            return 0;
        var depth = 0;
        var commas = 0;
        for (var i = open; i < _tokens.Count; i++)
        {
            if (_tokens[i].IsSymbol('('))
                depth++;
            else if (_tokens[i].IsSymbol(')') && --depth == 0)
                break;
            else if (depth == 1 && _tokens[i].IsSymbol(','))
                commas++;
        }

        return commas + 1;
    }

    /// <summary>Reads the type in <c>cast(value as type)</c>, whose bracket is at <paramref name="open"/>.</summary>
    private void ReadCast(int open)
    {
        var depth = 0;
        var type = -1;
        for (var i = open; i < _tokens.Count; i++)
        {
            if (_tokens[i].IsSymbol('('))
                depth++;
            else if (_tokens[i].IsSymbol(')') && --depth == 0)
                break;
            else if (depth == 1 && _tokens[i].IsWord("as"))
                type = i + 1;
        }

        if (type >= 0)
            ReadType(type);
    }

    private void ReadType(int type)
    {
        if (type >= _tokens.Count || _tokens[type].Kind != SqlTokenKind.Word)
            return;
        var name = _tokens[type].Value.ToLowerInvariant();
        if (name is "numeric" or "dec" && Next(type, '('))
            Add(type, 1, "a cast to " + name, "write decimal with the same digits");
        else if (EngineTypes.PortableName(name) is { } portable && portable != "decimal")
            Add(type, 1, "a cast to " + name, "write cast(value as " + portable + "), which both engines have");
        else if (name == "double" && NextIsWord(type, "precision"))
            Add(type, 2, "DOUBLE PRECISION", "write double");
        else if (name is "decimal" or "numeric" or "dec" && !Next(type, '('))
            Add(type, 1, "a decimal without digits", "write its precision and scale: decimal(18, 2)");
        else if (!EngineTypes.Portable.Contains(name) && EngineTypes.IsOnlyDuckDb(name))
            Add(type, 1, "the type " + name, "cast to one of string, boolean, smallint, integer, bigint, decimal, double, date, timestamp");
    }

    /// <summary>
    /// Reads <c>interval '1 day'</c>, <c>interval 1 day</c> and similar literals. <paramref name="index"/> is the word before the literal.
    /// </summary>
    private void ReadLiteral(int index)
    {
        if (index + 1 >= _tokens.Count || _tokens[index + 1].Kind is not (SqlTokenKind.Text or SqlTokenKind.Number))
            return;
        var name = _tokens[index].Value;
        if (_tokens[index].IsWord("interval"))
            ReadInterval(index + 1);
        else if (IsText(index + 1) && !_tokens[index].IsWord("date") && !_tokens[index].IsWord("timestamp") && (EngineTypes.Portable.Contains(name) || EngineTypes.PortableName(name) is not null || EngineTypes.IsOnlyDuckDb(name)))
            Add(index, 1, "the type " + name.ToLowerInvariant() + " before a text", "write cast('...' as type)");
    }

    private void ReadInterval(int literal)
    {
        var units = _tokens[literal].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(static w => char.IsAsciiLetter(w[0])).ToList();
        if (units.Count == 0 && literal + 1 < _tokens.Count && _tokens[literal + 1].Kind == SqlTokenKind.Word)
            units.Add(_tokens[literal + 1].Value);
        foreach (var unit in units)
        {
            if (DateParts.InsteadOfLength(unit) is { } instead)
                Add(literal, 1, "an interval of " + unit.ToLowerInvariant(), instead);
        }
    }

    private bool IsText(int index) => index < _tokens.Count && _tokens[index].Kind == SqlTokenKind.Text;
}
