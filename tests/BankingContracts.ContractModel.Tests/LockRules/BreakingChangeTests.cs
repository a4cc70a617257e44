namespace BankingContracts.ContractModel.Tests.LockRules;

/// <summary>BKC6010 to BKC6026: each breaking change at its place, and how it is accepted.</summary>
public sealed class BreakingChangeTests
{
    private const string Mart = "marts/account_summary.yml";
    private const string Open = "marts/open_account.yml";
    private const string Staging = "staging/stg_account.yml";
    private const string Snapshot = "snapshots/snap_account.yml";

    /// <summary>File, text, the text instead with the place in «», rule, and a part of the message.</summary>
    public static TheoryData<string, string, string, string, string> Edits => new()
    {
        { Mart, "columns:\n      - {name: account_id, data_type: varchar, constraints: [{type: not_null}]}\n      - {name: balance_amount, data_type: \"decimal(18,2)\"}\n", "«columns»:\n      - {name: account_id, data_type: varchar, constraints: [{type: not_null}]}\n", "BKC6010", "'account_summary' has no column 'balance_amount' any more" },
        { Open, "name: balance_amount", "name: «open_amount», renamed_from: balance_amount", "BKC6011", "The column 'open_amount' of 'open_account' was 'balance_amount'" },
        { Mart, "\"decimal(18,2)\"", "«\"decimal(17,2)\"»", "BKC6012", "was decimal(18,2) and is decimal(17,2), which is narrower" },
        { Mart, "\"decimal(18,2)\"", "«\"decimal(18,4)\"»", "BKC6012", "narrower" },
        { Mart, "branch_number, data_type: integer", "branch_number, data_type: «smallint»", "BKC6012", "narrower" },
        { Mart, "branch_number, data_type: integer", "branch_number, data_type: «varchar»", "BKC6012", "was integer and is varchar, which is another type" },
        { Mart, "name: branch_number, data_type: integer, constraints: [{type: not_null}]", "name: «branch_number», data_type: integer", "BKC6013", "The column 'branch_number' of 'account_summary' was never NULL" },
        { Mart, "values: [savings, checking]", "values: [savings, checking, «loan»]", "BKC6014", "may now be 'loan'" },
        { Mart, "- name: account_type\n        data_type: varchar\n        data_tests: [{accepted_values: {values: [savings, checking]}}]", "- {name: «account_type», data_type: varchar}", "BKC6014", "may now be any value" },
        { Staging, "values: [savings, checking]", "values: [savings, checking, «loan»]", "BKC6014", "may now be 'loan'" },
        { Mart, "unique_key: [account_id]", "«unique_key»: [account_id, branch_number]", "BKC6015", "The key of 'account_summary' was (account_id) and is (account_id, branch_number)" },
        { Mart, "export: [csv, parquet]", "«export»: [csv]", "BKC6016", "'account_summary' is not exported as parquet any more" },
        { Open, "name: open_account\n    config: {unique_key: account_id, export: [parquet]}", "name: «open_account»\n    config: {unique_key: account_id}", "BKC6016", "'open_account' is not exported as parquet any more" },
        { Snapshot, "name: snap_account", "name: «snap_position»\n    renamed_from: [snap_deposit, snap_account]", "BKC6026", "'snap_position' was 'snap_account', and its consumers rely on that name" },
        { Mart, "- {name: balance_amount", "- {name: «credit_amount», data_type: \"decimal(18,2)\"}\n      - {name: balance_amount", "BKC6017", "put new columns at the end, and the others in the order (account_id, balance_amount, account_type, branch_number, credit_amount)" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void ABreakingChangeIsReportedAtItsPlace(string path, string old, string marked, string id, string message)
    {
        var files = LockedFiles.Locked.Edit(path, old, marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal));

        var findings = files.Findings().Where(static f => f.Rule.Id.StartsWith("BKC60", StringComparison.Ordinal)).ToList();

        var at = LockedFiles.Locked[path].IndexOf(old, StringComparison.Ordinal) + marked.IndexOf('«', StringComparison.Ordinal);
        var finding = Assert.Single(findings, f => f.Rule.Id == id && f.Span.Path == path);
        Assert.Equal((at, marked.IndexOf('»', StringComparison.Ordinal) - marked.IndexOf('«', StringComparison.Ordinal) - 1), (finding.Span.Start, finding.Span.Length));
        Assert.Equal(Place(files[path], at), (finding.Span.Line, finding.Span.Column));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.EndsWith("write 'model_version: 2' and a line for it under 'changes'", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public void AHigherVersionWithALineAcceptsIt(string path, string old, string marked, string id, string message)
    {
        Assert.NotNull(message);
        var edited = LockedFiles.Locked.Edit(path, old, marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal));
        var raised = edited.Edit(path, "  - name: ", "  - model_version: 2\n    changes: {2: Agreed with the branch.}\n    name: ");

        Assert.DoesNotContain(raised.Findings(), f => f.Rule.Id == id && f.Span.Path == path);
        Assert.DoesNotContain(raised.Lock().Findings(), static f => f.Rule.Id.StartsWith("BKC60", StringComparison.Ordinal));
    }

    [Fact]
    public void AMartThatIsRenamedWithItsSqlIsReportedAtItsName()
    {
        var finding = Assert.Single(LockedFiles.Locked.Renamed("open_account", "open_position", "\n    renamed_from: open_account").Findings());

        Assert.Equal(("BKC6026", Open), (finding.Rule.Id, finding.Span.Path));
        Assert.DoesNotContain(LockedFiles.Locked.Edit(Open, "name: open_account", "name: open_position\n    renamed_from: open_account").Findings(), static f => f.Rule.Id == "BKC6019");
    }

    [Fact]
    public void WithoutALockFileNothingIsReported() => Assert.Empty(LockedFiles.Unlocked.Edit(Open, "name: balance_amount", "name: open_amount").Findings());

    [Theory]
    [InlineData(Open, "\"decimal(18,2)\"", "\"decimal(20,2)\"")]
    [InlineData(Open, "\"decimal(18,2)\"", "\"decimal(20,4)\"")]
    [InlineData(Mart, "branch_number, data_type: integer", "branch_number, data_type: bigint")]
    [InlineData(Open, "name: balance_amount, data_type: \"decimal(18,2)\"", "name: balance_amount, data_type: \"decimal(18,2)\", constraints: [{type: not_null}]")]
    [InlineData(Mart, "values: [savings, checking]", "values: [savings]")]
    [InlineData(Mart, "values: [savings, checking]", "values: [checking, savings]")]
    [InlineData(Mart, "data_type: integer, constraints: [{type: not_null}]}", "data_type: integer, constraints: [{type: not_null}]}\n      - {name: branch_name, data_type: varchar}")]
    [InlineData(Open, "- {name: balance_amount", "- {name: open_amount, data_type: \"decimal(18,2)\"}\n      - {name: balance_amount")]
    [InlineData(Open, "export: [parquet]", "export: [parquet, csv]")]
    [InlineData(Mart, "export: [csv, parquet]", "export: [parquet, csv]")]
    [InlineData(Mart, "One row per account.", "One row for each account.")]
    [InlineData(Snapshot, "check_cols: all", "check_cols: [balance_amount]")]
    [InlineData(Mart, "values: [savings, checking]", "values: [savings, checking], name: kinds")]
    public void WhatBreaksNothingIsSilent(string path, string old, string text) =>
        Assert.DoesNotContain(LockedFiles.Locked.Edit(path, old, text).Findings(), static f => f.Rule.Id.StartsWith("BKC60", StringComparison.Ordinal));

    [Theory]
    [InlineData("values: [savings, checking]}", "values: [savings, checking], severity: warn}", "BKC6014")]
    [InlineData("values: [savings, checking]}", "values: [savings, checking], where: \"branch_number > 0\"}", "BKC6014")]
    public void ATestThatDoesNotHoldEveryRowPromisesNothing(string old, string text, string id) =>
        Assert.Contains(LockedFiles.Locked.Edit(Mart, old, text).Findings(), f => f.Rule.Id == id);

    [Fact]
    public void AChangeOfAStagedColumnIsReportedAtTheSnapshotThatFollowsIt()
    {
        var files = LockedFiles.Locked.Edit(Staging, "\"decimal(18,2)\"", "\"decimal(10,2)\"");

        Assert.Equal(
            ["snapshots/snap_account.yml ref('stg_account')", "staging/stg_account.yml \"decimal(10,2)\""],
            files.Findings().Where(static f => f.Rule.Id == "BKC6012").Select(f => $"{f.Span.Path} {files[f.Span.Path].Substring(f.Span.Start, f.Span.Length)}"));
    }

    [Fact]
    public void AModelThatIsGoneIsReportedInTheLockFile()
    {
        var files = LockedFiles.Locked.Without("open_account");

        var finding = Assert.Single(files.Findings());

        Assert.Equal(("BKC6019", LockedFiles.LockPath, "open_account"), (finding.Rule.Id, finding.Span.Path, files.LockFile.Substring(finding.Span.Start, finding.Span.Length)));
        Assert.Contains("There is no contract 'open_account' any more", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AModelThatWasDeprecatedMayGo()
    {
        var files = LockedFiles.Unlocked.Edit(Open, "  - name: open_account", "  - name: open_account\n    deprecated_after: 2027-06-30").Lock();
        Assert.Empty(files.Findings());
        Assert.Empty(files.Without("open_account").Findings());
    }

    [Fact]
    public void AModelIsNotGoneWhileItsFileCannotBeRead() =>
        Assert.Equal(["BKC1001"], LockedFiles.Locked.With(Open, "version: 2\nmodels: [\n").Findings().Select(static f => f.Rule.Id).Distinct().Where(static id => id is not "BKC3001"));

    [Fact]
    public void AModelInAnotherLayerHasAnotherTable()
    {
        var moved = LockedFiles.Locked
            .With("intermediate/open_account.yml", LockedFiles.Locked[Open])
            .With("intermediate/open_account.sql", LockedFiles.Locked["marts/open_account.sql"])
            .Without("open_account");

        var finding = Assert.Single(moved.Findings(), static f => f.Rule.Id == "BKC6018");

        Assert.Equal(("intermediate/open_account.yml", "open_account"), (finding.Span.Path, moved[finding.Span.Path].Substring(finding.Span.Start, finding.Span.Length)));
        Assert.Contains("was in the layer marts and is in intermediate", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AVersionIsNeverLowered()
    {
        var files = LockedFiles.Unlocked.Edit(Open, "  - name: open_account", "  - name: open_account\n    model_version: 3\n    changes: {3: Other rows.}").Lock();

        var lowered = files.Edit(Open, "model_version: 3\n    changes: {3: Other rows.}", "model_version: 2");
        var finding = Assert.Single(lowered.Findings());
        Assert.Equal(("BKC6020", "2"), (finding.Rule.Id, lowered[Open].Substring(finding.Span.Start, finding.Span.Length)));
        Assert.Equal("The model_version of 'open_account' was 3 and is 2; write 3 or a higher number", finding.Message);

        var gone = files.Edit(Open, "\n    model_version: 3\n    changes: {3: Other rows.}", "");
        Assert.Equal("open_account", gone[Open].Substring(Assert.Single(gone.Findings()).Span.Start, "open_account".Length));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n    changes: {1: The first rows.}")]
    public void AHigherVersionNeedsALine(string changes)
    {
        var files = LockedFiles.Locked.Edit(Open, "  - name: open_account", "  - name: open_account\n    model_version: 2" + changes).Edit(Open, "name: balance_amount", "name: open_amount");

        var finding = Assert.Single(files.Findings());

        Assert.Equal(("BKC6021", "2"), (finding.Rule.Id, files[Open].Substring(finding.Span.Start, finding.Span.Length)));
        Assert.Equal("Version 2 of 'open_account' has no line under 'changes'; add '2: <what consumers must know>'", finding.Message);
    }

    [Fact]
    public void ANewModelMayHaveAnyVersion() => Assert.Empty(
        LockedFiles.Locked
            .With("marts/closed_account.yml", LockedFiles.Locked[Open].Replace("open_account", "closed_account\n    model_version: 7", StringComparison.Ordinal))
            .With("marts/closed_account.sql", LockedFiles.Locked["marts/open_account.sql"])
            .Findings());

    private static (int Line, int Column) Place(string text, int offset)
    {
        var before = text[..offset];
        return (before.Count(static c => c == '\n'), offset - (before.LastIndexOf('\n') + 1));
    }
}
