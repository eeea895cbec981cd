//! What a run prints where GitHub or GitLab started it.

use crate::desk::{CLEAN, Desk, ERROR, Ran, WARNING};

fn on_github(desk: &Desk, args: &[&str], summary: Option<&str>) -> Ran {
    let mut command = desk.command(args);
    command.env("GITHUB_ACTIONS", "true");
    if let Some(name) = summary {
        command.env("GITHUB_STEP_SUMMARY", desk.path(name));
    }
    desk.finish(&mut command)
}

#[test]
fn on_github_annotations_follow_the_report() {
    // Copy that looks like a command of GitHub's log.
    let desk = Desk::new(&[("a.txt", ERROR), ("b.txt", "##[error]Police shut the road inthe night.\n")]);
    let ran = on_github(&desk, &["a.txt", "b.txt", "missing.txt"], None);
    let lines: Vec<&str> = ran.out.lines().collect();
    let token = lines[0].strip_prefix("::stop-commands::").unwrap();
    let again = lines.iter().position(|line| *line == format!("::{token}::")).unwrap();
    let report = lines[1..again].join("\n");
    assert!(report.starts_with("error[repetition/doubled-word]: ") && report.contains("##[error]"), "{}", ran.shown());
    assert!(lines[again - 1].starts_with("checked "), "{}", ran.shown());
    let commands = &lines[again + 1..];
    assert_eq!(commands.len(), 3, "{}", ran.shown());
    assert!(commands[0].starts_with("::error file=missing.txt,title=not checked::"));
    assert!(commands[1].starts_with("::error file=a.txt,line=1,col=13,"));
    assert!(commands[2].starts_with("::warning file=b.txt,line=1,"));
    assert!(ran.err.contains("missing.txt") && ran.status == 2, "{}", ran.shown());
    // The token is another one each time: copy cannot hold it.
    assert!(!on_github(&desk, &["a.txt"], None).out.contains(token));
}

#[test]
fn a_quiet_run_on_github_has_annotations() {
    let desk = Desk::new(&[("a.txt", ERROR)]);
    let ran = on_github(&desk, &["a.txt", "-q"], None);
    assert!(!ran.out.contains("checked ") && ran.out.contains("\n::error file=a.txt,"), "{}", ran.shown());
    let counted = on_github(&desk, &["a.txt", "--statistics"], Some("summary.md"));
    assert_eq!(counted.out, "     1  repetition/doubled-word\n");
    assert!(!desk.path("summary.md").exists());
}

#[test]
fn the_step_summary_is_added_to() {
    let desk = Desk::new(&[("a.txt", ERROR), ("c.txt", CLEAN)]);
    on_github(&desk, &["a.txt"], Some("summary.md"));
    let first = desk.read("summary.md");
    assert!(first.starts_with("## copydesk\n\n### a.txt\n\n| line | severity |"), "{first}");
    let given = desk.finish(desk.command(&["c.txt", "--format", "github"]).env("GITHUB_STEP_SUMMARY", desk.path("summary.md")));
    assert_eq!((given.status, given.out.as_str()), (0, ""));
    let both = desk.read("summary.md");
    let added = both.strip_prefix(&first).unwrap();
    assert!(added.starts_with("## copydesk\n\nchecked ") && added.ends_with("1 article: nothing to report\n"), "{added}");
    // Formats that are not for GitHub leave it alone.
    on_github(&desk, &["a.txt", "--format", "json"], Some("summary.md"));
    assert_eq!(desk.read("summary.md"), both);
}

#[test]
fn a_step_summary_that_cannot_be_written_is_a_note() {
    let desk = Desk::new(&[("a.txt", WARNING), ("folder/x", "")]);
    desk.write("full.md", &vec![b' '; 1024 * 1024]);
    for (name, told) in [("folder", "cannot be written: "), ("no/such/summary.md", "cannot be written: "), ("full.md", "is full")]
    {
        let ran = on_github(&desk, &["a.txt"], Some(name));
        assert_eq!(ran.status, 0, "{}", ran.shown());
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.shown());
        assert!(ran.err.starts_with("note: the step summary ") && ran.err.contains(told), "{}", ran.shown());
    }
}

#[test]
fn a_step_summary_has_no_more_than_github_takes() {
    let desk = Desk::new(&[]);
    for n in 0..40 {
        desk.write(&format!("{n:02}.txt"), format!("{ERROR}\n").repeat(400).as_bytes());
    }
    on_github(&desk, &["."], Some("summary.md"));
    let summary = desk.read("summary.md");
    let shown = summary.matches("### ").count();
    assert!(summary.len() <= 1024 * 1024 && shown < 40, "{} bytes, {shown} articles", summary.len());
    let told = format!("\n\n{} more articles have findings, for which there is no room here; the log has them.\n\n", 40 - shown);
    assert!(summary.contains(&told), "{}", &summary[summary.len() - 400..]);
    assert!(summary.lines().last().unwrap().starts_with("checked 112,000 words in 40 articles: "));
}

#[test]
fn the_name_of_the_output_file_chooses_the_format() {
    let desk = Desk::new(&[("a.txt", ERROR)]);
    let ran = on_github(&desk, &["a.txt", "-o", "desk.sarif"], None);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(desk.read("desk.sarif").contains("\"columnKind\":\"unicodeCodePoints\""));
    desk.finish(desk.command(&["a.txt", "-o", "gl-code-quality.json"]).env("GITLAB_CI", "true"));
    assert!(desk.read("gl-code-quality.json").starts_with("[\n{\"description\":\"repetition/doubled-word: "));
}
