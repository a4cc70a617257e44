using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace BankingContracts.Server.Tests.Browser;

/// <summary>The pages as people use them: in a browser, on narrow screens, by keyboard, with an accessibility checker.</summary>
public sealed class BrowserTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const int Narrow = 400;

    [Theory]
    [InlineData(1280)]
    [InlineData(Narrow)]
    public async Task EveryPageLoadsWithoutAnErrorAndFitsTheScreen(int width)
    {
        var page = await browser.OpenAsync(width);
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            // The browser says of every answer 404 that it failed to load.
            if (message.Type is "error" && !message.Text.Contains("404", StringComparison.Ordinal))
                errors.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => errors.Add($"{page.Url}: {error}");
        foreach (var path in await browser.PagesAsync())
        {
            await page.GotoAsync(path);
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overflow <= 0, $"{path} is {overflow} pixels wider than {width}.");
        }

        Assert.Empty(errors);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, Narrow)]
    public async Task EveryPageIsAccessible(ColorScheme scheme, int width)
    {
        var page = await browser.OpenAsync(width, scheme, isChecked: true);
        var found = new List<string>();
        foreach (var path in await browser.PagesAsync())
        {
            await page.GotoAsync(path);
            var result = await page.RunAxe();
            found.AddRange(result.Violations.Select(v => $"{path}: {v.Id}, {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task EveryPageOfTheMenuIsReachedByKeyboard()
    {
        var page = await browser.OpenAsync();
        await page.GotoAsync("/");
        var labels = await page.Locator(".menu a").AllInnerTextsAsync();
        foreach (var label in labels)
        {
            await TabToAsync(page, $".menu a:text-is('{label}')");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator(".menu a[aria-current]")).ToHaveTextAsync(label);
        }
    }

    [Fact]
    public async Task AKeyboardAloneStartsARun()
    {
        var page = await browser.OpenAsync();
        await page.GotoAsync("/");
        await TabToAsync(page, "button:text-is('Run now')");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/runs/*");
        await Assertions.Expect(page.Locator(".verdict strong")).ToContainTextAsync("Succeeded", new() { Timeout = 60_000 });
    }

    /// <summary>Nobody loads the page again.</summary>
    [Fact]
    public async Task AnOpenPageFollowsARun()
    {
        var page = await browser.OpenAsync();
        await page.GotoAsync("/runs");
        await page.EvaluateAsync("window.isSamePage = true");

        var run = await browser.Service.RunAsync(new { select = new[] { "layer:marts" } });

        await Assertions.Expect(page.Locator($"tr:has-text('{run.GetProperty("id").GetString()}')")).ToContainTextAsync("succeeded", new() { Timeout = 60_000 });
        Assert.True(await page.EvaluateAsync<bool>("window.isSamePage === true"));
    }

    /// <summary>Each browser has cookies and a stream of its own.</summary>
    [Fact]
    public async Task ThreeBrowsersFollowOneRun()
    {
        var pages = new List<IPage>();
        for (var i = 0; i < 3; i++)
        {
            pages.Add(await browser.OpenAsync());
            await pages[i].GotoAsync("/runs");
        }

        var run = await browser.Service.RunAsync(new { select = new[] { "layer:marts" } });

        foreach (var page in pages)
            await Assertions.Expect(page.Locator($"tr:has-text('{run.GetProperty("id").GetString()}')")).ToContainTextAsync("succeeded", new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task AHeadingSortsAndAFilterFilters()
    {
        var page = await browser.OpenAsync();
        await page.GotoAsync("/runs");
        await page.ClickAsync("th a:text-is('Took')");
        await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToHaveTextAsync("Took");
        await page.SelectOptionAsync("#state", "failed");
        await page.ClickAsync(".search button");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToHaveTextAsync("Took");
    }

    [Fact]
    public async Task TimesAreInTheZoneOfTheBrowser()
    {
        var page = await browser.OpenAsync();
        await page.GotoAsync("/runs");
        await Assertions.Expect(page.Locator(".menu .foot")).ToContainTextAsync("Europe/Berlin");
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync(", 02:30");
        Assert.EndsWith("UTC", await page.Locator("tbody time").First.GetAttributeAsync("title"), StringComparison.Ordinal);
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        var target = page.Locator(selector).First;
        for (var presses = 0; presses < 80; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
                return;
        }

        Assert.Fail($"The keyboard does not reach {selector}.");
    }
}
