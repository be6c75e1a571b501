<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>About</name>
    <message>
        <source>MIT 许可，可以自由使用、修改和分发；所用的 Qt 按 LGPL 许可。</source>
        <translation>MIT: free to use, change and pass on. Qt is used under the LGPL.</translation>
    </message>
    <message>
        <source>关于绩效填报台</source>
        <translation>About PerfDesk</translation>
    </message>
    <message>
        <source>填写、检查并上报绩效目标表、运行监控表和自评表。</source>
        <translation>Filling in, checking and handing in performance targets, monitoring tables and self-evaluations.</translation>
    </message>
    <message>
        <source>当前文件</source>
        <translation>This file</translation>
    </message>
    <message>
        <source>快捷键一览</source>
        <translation>All shortcuts</translation>
    </message>
    <message>
        <source>打开数据文件夹</source>
        <translation>Open data folder</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>每份表在您自己保存的 .perfdesk 文件中，备份在它旁边的 .backups 文件夹中；不联网，数据只在这台电脑上。</source>
        <translation>Your tables are in the .perfdesk files that you saved, their backups in the .backups folder beside each. No network: data stays on this computer.</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>What it is for</translation>
    </message>
    <message>
        <source>绩效填报台 {version}</source>
        <translation>PerfDesk {version}</translation>
    </message>
    <message>
        <source>许可</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>设置、示例和问题报告在 {folder}</source>
        <translation>Settings, example and problem reports are in {folder}</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>{text}（{keys}）</source>
        <translation>{text} ({keys})</translation>
    </message>
    <message>
        <source>上一个区域</source>
        <translation>Previous pane</translation>
    </message>
    <message>
        <source>上一个问题</source>
        <translation>Previous finding</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>下一个区域</source>
        <translation>Next pane</translation>
    </message>
    <message>
        <source>下一个问题</source>
        <translation>Next finding</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>主题(&amp;T)</source>
        <translation>&amp;Theme</translation>
    </message>
    <message>
        <source>从剪贴板导入(&amp;V)</source>
        <translation>Import from c&amp;lipboard</translation>
    </message>
    <message>
        <source>关于绩效填报台</source>
        <translation>About PerfDesk</translation>
    </message>
    <message>
        <source>关闭文件(&amp;C)</source>
        <translation>&amp;Close file</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>复制一份</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>导入(&amp;I)</source>
        <translation>&amp;Import</translation>
    </message>
    <message>
        <source>导出(&amp;E)</source>
        <translation>&amp;Export</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>快捷键一览</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>打开(&amp;O)</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>打开示例(&amp;X)</source>
        <translation>Open e&amp;xample</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>新增单位</source>
        <translation>Add unit</translation>
    </message>
    <message>
        <source>新增项目</source>
        <translation>Add project</translation>
    </message>
    <message>
        <source>新建(&amp;N)</source>
        <translation>&amp;New</translation>
    </message>
    <message>
        <source>显示来源</source>
        <translation>Show source</translation>
    </message>
    <message>
        <source>显示检查结果</source>
        <translation>Show findings</translation>
    </message>
    <message>
        <source>显示目录</source>
        <translation>Show contents</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>检查(&amp;C)</source>
        <translation>&amp;Check</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>第二备份位置(&amp;D)…</source>
        <translation>Secon&amp;d place for backups…</translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>视图(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>语言(&amp;L)</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>退出(&amp;Q)</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>项目表</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>修正当前问题</source>
        <translation>Mend this finding</translation>
    </message>
    <message>
        <source>批量修正同类问题…</source>
        <translation>Mend all of this rule…</translation>
    </message>
    <message>
        <source>说明理由…</source>
        <translation>Give a reason…</translation>
    </message>
    <message>
        <source>为同类问题说明理由…</source>
        <translation>Give a reason for all of this rule…</translation>
    </message>
    <message>
        <source>已说明理由的问题…</source>
        <translation>Findings with a reason…</translation>
    </message>
    <message>
        <source>检查规则…</source>
        <translation>Rules…</translation>
    </message>
    <message>
        <source>导出审核意见表…</source>
        <translation>Export the review sheet…</translation>
    </message>
    <message>
        <source>存为指标体系…</source>
        <translation>Save as an index…</translation>
    </message>
    <message>
        <source>新建空白项目自评表</source>
        <translation>New blank project self-evaluation</translation>
    </message>
    <message>
        <source>新建部门自评表…</source>
        <translation>New department self-evaluation…</translation>
    </message>
    <message>
        <source>由目标表生成项目自评表</source>
        <translation>Make project self-evaluations from the targets</translation>
    </message>
    <message>
        <source>自评(&amp;S)</source>
        <translation>&amp;Self-evaluation</translation>
    </message>
    <message>
        <source>项目自评总览</source>
        <translation>All project self-evaluations</translation>
    </message>
    <message>
        <source>从备份恢复(&amp;B)…</source>
        <translation>Restore from a &amp;backup…</translation>
    </message>
    <message>
        <source>新增表…</source>
        <translation>Add a table…</translation>
    </message>
    <message>
        <source>由当前自评表新建下一年度的</source>
        <translation>Next year's table from this evaluation</translation>
    </message>
    <message>
        <source>另存副本(&amp;A)…</source>
        <translation>Save &amp;a copy…</translation>
    </message>
    <message>
        <source>剪切</source>
        <translation>Cut</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>清除内容</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>向下填充</source>
        <translation>Fill down</translation>
    </message>
    <message>
        <source>向右填充</source>
        <translation>Fill right</translation>
    </message>
    <message>
        <source>保存(&amp;S)</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>移到单位…</source>
        <translation>Move to unit…</translation>
    </message>
    <message>
        <source>查找下一处</source>
        <translation>Find next</translation>
    </message>
    <message>
        <source>查找上一处</source>
        <translation>Find previous</translation>
    </message>
    <message>
        <source>统计</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>由目标表生成绩效运行监控表</source>
        <translation>Make monitoring tables from the targets</translation>
    </message>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>两行</source>
        <translation>Two lines</translation>
    </message>
    <message>
        <source>冻结到当前列</source>
        <translation>Freeze up to this column</translation>
    </message>
    <message>
        <source>列与缩放(&amp;Z)</source>
        <translation>Columns and &amp;zoom</translation>
    </message>
    <message>
        <source>取消冻结</source>
        <translation>Unfreeze</translation>
    </message>
    <message>
        <source>恢复 100%</source>
        <translation>Back to 100 %</translation>
    </message>
    <message>
        <source>按当前列升序</source>
        <translation>Sort by this column, ascending</translation>
    </message>
    <message>
        <source>按当前列降序</source>
        <translation>Sort by this column, descending</translation>
    </message>
    <message>
        <source>按文字多少</source>
        <translation>As high as the text</translation>
    </message>
    <message>
        <source>放大项目表</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>显示全部列</source>
        <translation>Show all columns</translation>
    </message>
    <message>
        <source>替换…</source>
        <translation>Replace…</translation>
    </message>
    <message>
        <source>清除筛选和排序</source>
        <translation>Clear filter and order</translation>
    </message>
    <message>
        <source>筛选项目…</source>
        <translation>Filter projects…</translation>
    </message>
    <message>
        <source>紧凑（一行）</source>
        <translation>Compact (one line)</translation>
    </message>
    <message>
        <source>缩小项目表</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>行高(&amp;H)</source>
        <translation>Row &amp;height</translation>
    </message>
    <message>
        <source>重新筛选和排序</source>
        <translation>Filter and sort again</translation>
    </message>
    <message>
        <source>隐藏选中的列</source>
        <translation>Hide the selected columns</translation>
    </message>
    <message>
        <source>审核(&amp;R)</source>
        <translation>&amp;Review</translation>
    </message>
    <message>
        <source>写批注…</source>
        <translation>Comment…</translation>
    </message>
    <message>
        <source>提修改建议…</source>
        <translation>Propose a value…</translation>
    </message>
    <message>
        <source>把当前问题写成批注</source>
        <translation>Turn the current finding into a comment</translation>
    </message>
    <message>
        <source>审核评分…</source>
        <translation>Score sheet…</translation>
    </message>
    <message>
        <source>导出绩效目标审核表…</source>
        <translation>Export score sheets…</translation>
    </message>
    <message>
        <source>送审</source>
        <translation>Submit for review</translation>
    </message>
    <message>
        <source>审核通过</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>退回…</source>
        <translation>Send back…</translation>
    </message>
    <message>
        <source>标为已报送</source>
        <translation>Mark as handed in</translation>
    </message>
    <message>
        <source>重新打开…</source>
        <translation>Open again…</translation>
    </message>
    <message>
        <source>导出审核包…</source>
        <translation>Export review package…</translation>
    </message>
    <message>
        <source>合并审核包…</source>
        <translation>Merge review packages…</translation>
    </message>
    <message>
        <source>我的姓名和单位…</source>
        <translation>My name and unit…</translation>
    </message>
    <message>
        <source>从其他项目取指标…</source>
        <translation>Take indicators from another project…</translation>
    </message>
    <message>
        <source>复制指标到…</source>
        <translation>Copy indicators to…</translation>
    </message>
    <message>
        <source>分发给科室…</source>
        <translation>Hand out to sections…</translation>
    </message>
    <message>
        <source>合并科室文件…</source>
        <translation>Merge the sections' files…</translation>
    </message>
    <message>
        <source>复核金额（再录一遍）…</source>
        <translation>Key amounts again…</translation>
    </message>
    <message>
        <source>比较…</source>
        <translation>Compare…</translation>
    </message>
    <message>
        <source>汇总(&amp;M)</source>
        <translation>&amp;Gather</translation>
    </message>
    <message>
        <source>由当前目标表新建下一年度的…</source>
        <translation>Next year's table from this one…</translation>
    </message>
    <message>
        <source>从模板新建项目…</source>
        <translation>New projects from a template…</translation>
    </message>
    <message>
        <source>存为模板…</source>
        <translation>Save as template…</translation>
    </message>
    <message>
        <source>模板(&amp;T)…</source>
        <translation>&amp;Templates…</translation>
    </message>
    <message>
        <source>打印(&amp;P)…</source>
        <translation>&amp;Print…</translation>
    </message>
    <message>
        <source>打印空白表(&amp;K)…</source>
        <translation>Print a blan&amp;k form…</translation>
    </message>
    <message>
        <source>批量填写…</source>
        <translation>Fill in Many…</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>使用说明</source>
        <translation>Manual</translation>
    </message>
</context>
<context>
    <name>AmountField</name>
    <message>
        <source>读作 {amount}</source>
        <translation>Read as {amount}</translation>
    </message>
    <message>
        <source>读作空白</source>
        <translation>Read as blank</translation>
    </message>
</context>
<context>
    <name>AmountsRow</name>
    <message>
        <source>{sum} ✓ 与总计相等</source>
        <translation>{sum} ✓ equals the total</translation>
    </message>
    <message>
        <source>{sum}，总计多 {difference}</source>
        <translation>{sum}, the total is {difference} more</translation>
    </message>
    <message>
        <source>{sum}，总计少 {difference}</source>
        <translation>{sum}, the total is {difference} less</translation>
    </message>
    <message>
        <source>{sum}，总计未填</source>
        <translation>{sum}, the total is blank</translation>
    </message>
    <message>
        <source>{sum}，总计随之更新</source>
        <translation>{sum}, the total follows</translation>
    </message>
    <message>
        <source>其他资金</source>
        <translation>Other funds</translation>
    </message>
    <message>
        <source>分项之和（{unit}）</source>
        <translation>Sum of parts ({unit})</translation>
    </message>
    <message>
        <source>分项未填</source>
        <translation>No parts yet</translation>
    </message>
    <message>
        <source>总计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>有一项不是金额</source>
        <translation>One part is not an amount</translation>
    </message>
    <message>
        <source>财政专户拨款</source>
        <translation>Special account</translation>
    </message>
    <message>
        <source>财政拨款</source>
        <translation>Fiscal</translation>
    </message>
</context>
<context>
    <name>AskingWindow</name>
    <message>
        <source>对方暂不交出；文件仍以只读方式打开，内容没有改动。可以稍后再请。</source>
        <translation>They are keeping the file for now; it is still open read-only and its contents are unchanged. You can ask again later.</translation>
    </message>
    <message>
        <source>文件旁边不能写入，请求没有送到；文件仍以只读方式打开，内容没有改动。请直接联系对方。</source>
        <translation>Nothing can be written beside the file, so nobody was asked; it is still open read-only and unchanged. Please speak to them directly.</translation>
    </message>
    <message>
        <source>等了两分钟没有答复（对方可能不在电脑前），已收回请求；文件仍以只读方式打开，内容没有改动。请直接联系对方，或稍后再请。</source>
        <translation>There was no answer for two minutes (perhaps nobody is there), so the request was taken back; the file is still open read-only and unchanged. Please speak to them directly, or ask again later.</translation>
    </message>
</context>
<context>
    <name>BackupWords</name>
    <message>
        <source>{count} 个不同</source>
        <translation>{count} differ</translation>
    </message>
    <message>
        <source>{count} 个变回当时的内容（{names}）</source>
        <translation>sets back {count} ({names})</translation>
    </message>
    <message>
        <source>{count} 个项目</source>
        <translation>{count} projects</translation>
    </message>
    <message>
        <source>{count} 处</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>{count} 处（错误 {errors}）</source>
        <translation>{count} (errors: {errors})</translation>
    </message>
    <message>
        <source>{count} 张自评表</source>
        <translation>{count} evaluations</translation>
    </message>
    <message>
        <source>{shown} 等</source>
        <translation>{shown} and others</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>升级文件格式之前</source>
        <translation>before the file format was upgraded</translation>
    </message>
    <message>
        <source>去掉现在的 {count} 个（{names}）</source>
        <translation>takes away {count} ({names})</translation>
    </message>
    <message>
        <source>多 {count} 个</source>
        <translation>{count} more</translation>
    </message>
    <message>
        <source>导入之前</source>
        <translation>before an import</translation>
    </message>
    <message>
        <source>少 {count} 个</source>
        <translation>{count} fewer</translation>
    </message>
    <message>
        <source>恢复后：{parts}。</source>
        <translation>Restoring it: {parts}.</translation>
    </message>
    <message>
        <source>恢复备份之前</source>
        <translation>before restoring a backup</translation>
    </message>
    <message>
        <source>批量修改之前</source>
        <translation>before a bulk change</translation>
    </message>
    <message>
        <source>批量修正之前</source>
        <translation>before repairs</translation>
    </message>
    <message>
        <source>找回 {count} 个（{names}）</source>
        <translation>brings back {count} ({names})</translation>
    </message>
    <message>
        <source>损坏的原文件</source>
        <translation>the damaged file</translation>
    </message>
    <message>
        <source>文件旁边</source>
        <translation>beside the file</translation>
    </message>
    <message>
        <source>文件旁边、第二位置</source>
        <translation>beside the file, second place</translation>
    </message>
    <message>
        <source>未命名</source>
        <translation>unnamed</translation>
    </message>
    <message>
        <source>标题、单位或排列不同</source>
        <translation>titles, units or order differ</translation>
    </message>
    <message>
        <source>标题、单位或排列变回当时的样子</source>
        <translation>titles, units or order become what they were</translation>
    </message>
    <message>
        <source>检查结果由 {now} 处变为 {then} 处</source>
        <translation>findings {now} become {then}</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>reading…</translation>
    </message>
    <message>
        <source>正在读取这份备份…</source>
        <translation>Reading this backup…</translation>
    </message>
    <message>
        <source>每十分钟</source>
        <translation>every ten minutes</translation>
    </message>
    <message>
        <source>相同</source>
        <translation>the same</translation>
    </message>
    <message>
        <source>空白</source>
        <translation>blank</translation>
    </message>
    <message>
        <source>空表</source>
        <translation>nothing</translation>
    </message>
    <message>
        <source>第二位置</source>
        <translation>second place</translation>
    </message>
    <message>
        <source>读不出，不能恢复</source>
        <translation>unreadable, cannot be restored</translation>
    </message>
    <message>
        <source>这份备份与现在的内容完全相同。</source>
        <translation>This backup says exactly what is here now.</translation>
    </message>
    <message>
        <source>这份备份读不出来，请选另一份。{why}</source>
        <translation>This backup cannot be read; please choose another. {why}</translation>
    </message>
    <message>
        <source>金额合计由 {now} 变为 {then}</source>
        <translation>total {now} becomes {then}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>合并之前</source>
        <translation>before a merge</translation>
    </message>
    <message>
        <source>项目和自评表：{parts}</source>
        <translation>Projects and self-evaluations: {parts}</translation>
    </message>
    <message>
        <source>项目：{parts}</source>
        <translation>Projects: {parts}</translation>
    </message>
</context>
<context>
    <name>BeingAsked</name>
    <message>
        <source>{name}（电脑 {machine}）请您交出这个文件，由对方修改。您的修改都已存盘；交出后，这个窗口变为只读。</source>
        <translation>{name} (computer {machine}) asks you to hand this file over for editing. All your changes are saved; afterwards this window is read-only.</translation>
    </message>
    <message>
        <source>交出</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>另一个用户</source>
        <translation>another user</translation>
    </message>
    <message>
        <source>您在本机的另一个窗口想改在那里填写。这里的修改都已存盘；交出后，这个窗口变为只读。</source>
        <translation>You want to go on in your other window on this computer. All changes here are saved; afterwards this window is read-only.</translation>
    </message>
    <message>
        <source>暂不</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>未知</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>还没有交出：有一处输入没有完成，交出会丢掉它。请先改好或按 Esc 放弃，再点“交出”。</source>
        <translation>Not handed over yet: something typed is not finished and would be lost. Please mend it or press Esc, then hand over.</translation>
    </message>
    <message>
        <source>还没有交出：有一份导入还没有确认，交出会丢掉它。请先完成或放弃导入，再点“交出”。</source>
        <translation>Not handed over yet: an import is not taken over and would be lost. Please finish or drop it, then hand over.</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>条形图</source>
        <translation>Bars</translation>
    </message>
</context>
<context>
    <name>Closed</name>
    <message>
        <source>这个文件在本机另一个窗口打开着，这里只读。请到那个窗口修改，或改在这里填写。</source>
        <translation>The file is open in another window of this computer and read-only here. Edit it there, or take it over here.</translation>
    </message>
    <message>
        <source>{name}正在编辑这个文件，这里只读。要修改，请对方交出，或另存副本。</source>
        <translation>{name} is editing the file; it is read-only here. To change it, ask for it or save a copy.</translation>
    </message>
    <message>
        <source>另一个用户</source>
        <translation>Another user</translation>
    </message>
    <message>
        <source>这个文件由较新的 {version} 版创建，这里只读。请先更新程序。</source>
        <translation>The file was made by the newer version {version} and is read-only here. Please update the program first.</translation>
    </message>
    <message>
        <source>这个文件现在不能写入，这里只读。要修改，请另存副本。</source>
        <translation>The file cannot be written now and is read-only here. To change it, save a copy.</translation>
    </message>
    <message>
        <source>这张表已报送（{who}）；要修改，请用“审核 › 重新打开…”。</source>
        <translation>Table handed in ({who}); to change it: Review › Open again…</translation>
    </message>
    <message>
        <source>这个项目已报送（{who}）；要修改，请用“审核 › 重新打开…”。</source>
        <translation>Project handed in ({who}); to change it: Review › Open again…</translation>
    </message>
    <message>
        <source>这张表已审核通过（{who}）；要修改，请用“审核 › 重新打开…”。</source>
        <translation>Table passed ({who}); to change it: Review › Open again…</translation>
    </message>
    <message>
        <source>这个项目已审核通过（{who}）；要修改，请用“审核 › 重新打开…”。</source>
        <translation>Project passed ({who}); to change it: Review › Open again…</translation>
    </message>
    <message>
        <source>未署名</source>
        <translation>unsigned</translation>
    </message>
</context>
<context>
    <name>ColumnChoices</name>
    <message>
        <source>各栏的含义</source>
        <translation>What the columns mean</translation>
    </message>
    <message>
        <source>照原样保留</source>
        <translation>Keep as it is</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>不导入</source>
        <translation>Not imported</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>左边是原表的栏目，右边选择它的含义。确定后按新的含义重新识别。</source>
        <translation>At the left the columns of the file; choose at the right what each one means. The file is then understood anew.</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>第 {number} 张表</source>
        <translation>Table {number}</translation>
    </message>
    <message>
        <source>还没有指定“{field}”一栏。</source>
        <translation>No column has been chosen yet for “{field}”.</translation>
    </message>
    <message>
        <source>重新识别</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>项目名称</source>
        <translation>Project name</translation>
    </message>
    <message>
        <source>（第 {number} 栏，没有标题）</source>
        <translation>(column {number}, no heading)</translation>
    </message>
</context>
<context>
    <name>CrashHook</name>
    <message>
        <source>出现意外问题</source>
        <translation>An unexpected problem</translation>
    </message>
    <message>
        <source>刚才的操作没有完成。已填写的内容都保存在文件里，可以继续使用。</source>
        <translation>The last action was not completed. Everything entered before is saved in the file, and you can go on working.</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>问题报告在这台电脑上，不含表格内容：{path}</source>
        <translation>A report was written on this computer; it holds nothing of the table: {path}</translation>
    </message>
    <message>
        <source>问题报告没有写成。</source>
        <translation>No report could be written.</translation>
    </message>
    <message>
        <source>查看报告</source>
        <translation>Show the report</translation>
    </message>
</context>
<context>
    <name>DeskView</name>
    <message>
        <source>对方</source>
        <translation>them</translation>
    </message>
    <message>
        <source>已交给{name}。这里变为只读，您的修改都已存盘。</source>
        <translation>Handed over to {name}. This window is read-only now; all your changes are saved.</translation>
    </message>
    <message>
        <source>已接手这个文件，可以修改了；对方的修改都在文件里。</source>
        <translation>The file is yours to edit now; all of the other's changes are in it.</translation>
    </message>
    <message>
        <source>{text}（{keys}）</source>
        <translation>{text} ({keys})</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>撤销：{action}</source>
        <translation>Undo: {action}</translation>
    </message>
    <message>
        <source>这个文件又可以写入了，可以继续填写。</source>
        <translation>The file can be written again; please go on.</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>重做：{action}</source>
        <translation>Redo: {action}</translation>
    </message>
    <message>
        <source>这个文件以只读方式打开，没有要保存的修改。</source>
        <translation>This file is open read-only; there is nothing to save.</translation>
    </message>
    <message>
        <source>每处修改已存盘，不需要另外保存。</source>
        <translation>Every change is on disk already; nothing needs to be saved.</translation>
    </message>
    <message>
        <source>没有找到。</source>
        <translation>Nothing found.</translation>
    </message>
    <message>
        <source>另一个窗口</source>
        <translation>the other window</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n indicator</numerusform>
            <numerusform>%n indicators</numerusform>
        </translation>
    </message>
    <message>
        <source>{field}：现有“{before}”，导入后“{after}”</source>
        <translation>{field}: now “{before}”, after the import “{after}”</translation>
    </message>
    <message>
        <source>空白</source>
        <translation>blank</translation>
    </message>
    <message>
        <source>绩效目标：{goal}</source>
        <translation>Goal: {goal}</translation>
    </message>
    <message>
        <source>{field}：{value}</source>
        <translation>{field}: {value}</translation>
    </message>
    <message>
        <source>选中一行的详情</source>
        <translation>Details of the selected row</translation>
    </message>
    <message>
        <source>选中一行，这里显示读出的全部内容。</source>
        <translation>Select a row to see everything that was read.</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>DraftModel</name>
    <message>
        <source>与现有内容</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>总计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>读出的内容</source>
        <translation>What was read</translation>
    </message>
    <message>
        <source>指标 {number}：{sentence}</source>
        <translation>Indicator {number}: {sentence}</translation>
    </message>
</context>
<context>
    <name>DraftTree</name>
    <message>
        <source>读出的内容</source>
        <translation>What was read</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>已删除 {count} 项。</source>
        <translation>{count} items deleted.</translation>
    </message>
    <message>
        <source>已删除“{name}”。</source>
        <translation>“{name}” deleted.</translation>
    </message>
    <message>
        <source>已删除一行。</source>
        <translation>A row was deleted.</translation>
    </message>
    <message>
        <source>请先选中要移动的项目；文件里还要有另一个单位。</source>
        <translation>Select the projects to move first; the file must hold another unit, too.</translation>
    </message>
    <message>
        <source>已把 {count} 个项目移到“{unit}”。</source>
        <translation>{count} projects were moved to “{unit}”.</translation>
    </message>
    <message>
        <source>其中的 {count} 个项目一并删除。</source>
        <translation> {count} projects in it went, too.</translation>
    </message>
    <message>
        <source>有的单位还有没显示的项目，没有删除。清除筛选后可以删除单位。</source>
        <translation>Units with projects that are not shown were not deleted. Clear the filter to delete a unit.</translation>
    </message>
    <message>
        <source>筛选或排序时看到的不是原来的顺序，不能上移下移。请先清除。</source>
        <translation>Filtered or sorted rows are not in their own order and cannot be moved up or down. Clear the filter first.</translation>
    </message>
    <message>
        <source>已新建下一年度的表，{count} 处标为“未确认”：改过的自动确认，不改的请说明理由。</source>
        <translation>Next year's table is there; {count} values are not confirmed: changing one confirms it, for the others give a reason.</translation>
    </message>
    <message>
        <source>请先在目录中选中一张目标表。</source>
        <translation>Please select a table of targets first.</translation>
    </message>
    <message>
        <source>已从模板新建表，{count} 处标为“未确认”：改过的自动确认，不改的请说明理由。</source>
        <translation>The table was made from the template. Values “not confirmed”: {count}; changing one confirms it, otherwise give a reason.</translation>
    </message>
    <message>
        <source>已撤销“{action}”，其中的表已不在文件里。</source>
        <translation>Undid “{action}”; its tables are not in the file any more.</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Word 文件（.docx）</source>
        <translation>Word file (.docx)</translation>
    </message>
    <message>
        <source>Word 文件 (*.docx)</source>
        <translation>Word file (*.docx)</translation>
    </message>
    <message>
        <source>一个 Word 文件，{tables} 张表依次排列。</source>
        <translation>One Word file with {tables} tables one after another.</translation>
    </message>
    <message>
        <source>表样中没有这些栏目：{fields}。文件中不会有它们的内容。</source>
        <translation>The form has no place for: {fields}. The file will not say them.</translation>
    </message>
    <message>
        <source>表样中没有这些栏目：{fields}。内容会写在工作表“说明”中。</source>
        <translation>The form has no place for: {fields}. They will stand on the sheet of remarks.</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>Excel 工作簿（.xlsx）</source>
        <translation>Excel workbook (.xlsx)</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>PDF 文件（.pdf），用于打印和公开</source>
        <translation>PDF file (.pdf), to print and to publish</translation>
    </message>
    <message>
        <source>一个 PDF 文件，{tables} 张表依次排列。</source>
        <translation>One PDF file, {tables} tables one after another.</translation>
    </message>
    <message>
        <source>一个工作簿，{tables} 张工作表。</source>
        <translation>One workbook with {tables} sheets.</translation>
    </message>
    <message>
        <source>保存为</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>全部用分号式</source>
        <translation>Semicolons everywhere</translation>
    </message>
    <message>
        <source>全部用逗号式</source>
        <translation>Commas everywhere</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>导出到</source>
        <translation>Export to</translation>
    </message>
    <message>
        <source>将写出</source>
        <translation>Will be written</translation>
    </message>
    <message>
        <source>指标串标点</source>
        <translation>Punctuation</translation>
    </message>
    <message>
        <source>按原文（导入的照原样，新写的按表头设置）</source>
        <translation>As in the source (new indicators as set for the table)</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>格式</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>浏览…</source>
        <translation>Browse…</translation>
    </message>
    <message>
        <source>目标表 {tables} 张，共 {projects} 个项目、{indicators} 条指标。</source>
        <translation>Target tables: {tables}, with {projects} projects and {indicators} indicators.</translation>
    </message>
    <message>
        <source>自评表 {count} 张。</source>
        <translation>Self-evaluations: {count}.</translation>
    </message>
    <message>
        <source>要导出的表</source>
        <translation>Tables</translation>
    </message>
    <message>
        <source>还有 {count} 个错误没有处理。仍可导出，但可能被退回。</source>
        <translation>{count} errors are still open. You can export, but the table may be returned.</translation>
    </message>
    <message>
        <source>还没有勾选要导出的表。</source>
        <translation>No table is ticked yet.</translation>
    </message>
    <message>
        <source>“{name}”已经存在，导出后它原来的内容会被替换。</source>
        <translation>“{name}” is there already; its content will be replaced.</translation>
    </message>
    <message>
        <source>替换</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>监控表 {count} 张。</source>
        <translation>{count} monitoring tables.</translation>
    </message>
    <message>
        <source>表样</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>按各表原来的表样</source>
        <translation>The form that each table has</translation>
    </message>
    <message>
        <source>一个工作簿，{tables} 张工作表，另附一张“说明”。</source>
        <translation>One workbook of {tables} sheets, and one more for remarks.</translation>
    </message>
    <message>
        <source>部门自评表还有 {count} 项没有得分：总分只是已评各项之和，评价等级先不写出。</source>
        <translation>{count} department rows have no score yet: the total is partial, no grade is written.</translation>
    </message>
    <message>
        <source>附工作表“说明”：对检查结果说明的理由</source>
        <translation>Add the sheet of remarks: reasons given for findings</translation>
    </message>
    <message>
        <source>附工作表“说明”：表样中没有栏目的内容</source>
        <translation>Add the sheet of remarks: what the form has no column for</translation>
    </message>
    <message>
        <source>附工作表“说明”：说明的理由，以及表样中没有栏目的内容</source>
        <translation>Add the sheet of remarks: reasons given, and what the form has no column for</translation>
    </message>
    <message>
        <source>正在清点要导出的内容…</source>
        <translation>Counting what will be exported…</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>。</source>
        <translation>.</translation>
    </message>
    <message>
        <source>其中 {count} 项表样中没有栏目，没有写入文件。</source>
        <translation> {count} values have no place on the form and are not in the file.</translation>
    </message>
    <message>
        <source>其中 {count} 项表样中没有栏目，写在工作表“说明”中。</source>
        <translation> {count} values have no place on the form and stand on the sheet of remarks.</translation>
    </message>
    <message>
        <source>其中 {count} 格与表中写法有别。</source>
        <translation> {count} cells are written differently.</translation>
    </message>
    <message>
        <source>剪贴板</source>
        <translation>Clipboard</translation>
    </message>
    <message>
        <source>剪贴板里没有表格。请先在 Excel、WPS 或网页中选中表格并复制。</source>
        <translation>There is no table on the clipboard. Select one in Excel, WPS or a web page and copy it first.</translation>
    </message>
    <message>
        <source>可导入的表格 ({endings})</source>
        <translation>Tables to import ({endings})</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>已导出并逐格核对一致：{path}</source>
        <translation>Exported and compared cell by cell: {path}</translation>
    </message>
    <message>
        <source>所有文件 (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>改存为“{name}”</source>
        <translation>Save as “{name}”</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>正在导出“{name}”…</source>
        <translation>Exporting “{name}”…</translation>
    </message>
    <message>
        <source>粘贴的表格</source>
        <translation>Pasted table</translation>
    </message>
    <message>
        <source>绩效填报台文件 (*.perfdesk)</source>
        <translation>PerfDesk files (*.perfdesk)</translation>
    </message>
    <message>
        <source>这个文件以只读方式打开，不能导入到其中。</source>
        <translation>This file is open read-only; nothing can be imported into it.</translation>
    </message>
    <message>
        <source>已恢复备份。恢复前的内容也留有备份，可用“从备份恢复”换回。</source>
        <translation>The backup is restored. What was there before has a backup, too; “Restore from a backup” brings it back.</translation>
    </message>
    <message>
        <source>正在恢复备份…</source>
        <translation>Restoring the backup…</translation>
    </message>
    <message>
        <source>{name}（副本）.perfdesk</source>
        <translation>{name} (copy).perfdesk</translation>
    </message>
    <message>
        <source>另存副本</source>
        <translation>Save a copy</translation>
    </message>
    <message>
        <source>打开副本</source>
        <translation>Open the copy</translation>
    </message>
    <message>
        <source>已另存副本：{path}</source>
        <translation>Copy saved: {path}</translation>
    </message>
    <message>
        <source>转到这一格</source>
        <translation>Go to the cell</translation>
    </message>
    <message>
        <source>已导出：{path}</source>
        <translation>Exported: {path}</translation>
    </message>
    <message>
        <source>{name}（取自备份）</source>
        <translation>{name} (from a backup)</translation>
    </message>
    <message>
        <source>这是一份备份，已复制为“{path}”打开；备份本身没有改动。</source>
        <translation>This is a backup; a copy of it is open as “{path}”, and the backup itself is unchanged.</translation>
    </message>
    <message>
        <source>“{name}”是绩效填报台的文件。</source>
        <translation>“{name}” is a PerfDesk file.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>可以打开它，也可以把其中的表导入到现在的文件“{name}”：先比较，再由您确认。</source>
        <translation>You can open it, or import its tables into the file at hand, “{name}”: they are compared first, and you confirm.</translation>
    </message>
    <message>
        <source>导入(&amp;I)</source>
        <translation>&amp;Import</translation>
    </message>
    <message>
        <source>打开(&amp;O)</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>打开还是导入</source>
        <translation>Open or import</translation>
    </message>
    <message>
        <source>这是审核包。请先打开送审的那个文件，再打开它。</source>
        <translation>This is a review package. Open the file that was sent for review first, then this.</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>{field}：{sentence}</source>
        <translation>{field}: {sentence}</translation>
    </message>
    <message>
        <source>{severity}，{text}</source>
        <translation>{severity}, {text}</translation>
    </message>
    <message>
        <source>归组方式</source>
        <translation>Grouping</translation>
    </message>
    <message>
        <source>按规则归组</source>
        <translation>By rule</translation>
    </message>
    <message>
        <source>按项目归组</source>
        <translation>By project</translation>
    </message>
    <message>
        <source>检查结果</source>
        <translation>Findings</translation>
    </message>
    <message numerus="yes">
        <source>检查结果：%n 处</source>
        <translation>
            <numerusform>Findings: %n</numerusform>
            <numerusform>Findings: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>检查结果：没有问题 ✓</source>
        <translation>Findings: none ✓</translation>
    </message>
    <message>
        <source>正在检查…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>没有发现问题。</source>
        <translation>Nothing was found.</translation>
    </message>
    <message>
        <source>指标 {number} {field}：{sentence}</source>
        <translation>Indicator {number}, {field}: {sentence}</translation>
    </message>
    <message>
        <source>勾选的类别中没有问题。</source>
        <translation>No findings of the ticked kinds.</translation>
    </message>
    <message>
        <source>只列当前项目、单位或表自身的问题</source>
        <translation>Only what was found at the current project, unit or table and below it</translation>
    </message>
    <message>
        <source>只看当前项目</source>
        <translation>This project only</translation>
    </message>
    <message>
        <source>这一项没有发现问题。</source>
        <translation>Nothing was found here.</translation>
    </message>
    <message>
        <source>按单位归组</source>
        <translation>By unit</translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>{project} · 指标 {number}</source>
        <translation>{project} · indicator {number}</translation>
    </message>
    <message>
        <source>{severity}：{sentence}</source>
        <translation>{severity}: {sentence}</translation>
    </message>
    <message>
        <source>{title}（{count}）</source>
        <translation>{title} ({count})</translation>
    </message>
    <message>
        <source>表头与合计</source>
        <translation>Heading and grand total</translation>
    </message>
    <message>
        <source>（未命名单位）</source>
        <translation>(unit without a name)</translation>
    </message>
    <message>
        <source>（未命名项目）</source>
        <translation>(project without a name)</translation>
    </message>
    <message>
        <source>{title}（{count}，涉及 {share} 的项目，可一并处理）</source>
        <translation>{title} ({count}, in {share} of the projects; can be dealt with together)</translation>
    </message>
    <message>
        <source>{table} · {row}</source>
        <translation>{table} · {row}</translation>
    </message>
    <message>
        <source>自评 {project}</source>
        <translation>Evaluation of {project}</translation>
    </message>
    <message>
        <source>部门自评 {department}</source>
        <translation>Department {department}</translation>
    </message>
    <message>
        <source>监控 {project}</source>
        <translation>Monitoring {project}</translation>
    </message>
    <message>
        <source>{sentence}（连带 {count} 处）</source>
        <translation>{sentence} (with {count} more because of it)</translation>
    </message>
</context>
<context>
    <name>Goal</name>
    <message>
        <source>{count} 字　数字：{numbers}</source>
        <translation>{count} characters, numbers: {numbers}</translation>
    </message>
    <message>
        <source>{count} 字　没有数字</source>
        <translation>{count} characters, no numbers</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>绩效目标</source>
        <translation>Goal</translation>
    </message>
    <message>
        <source>没有指标反映这个数</source>
        <translation>No indicator carries this number</translation>
    </message>
    <message>
        <source>年度目标</source>
        <translation>Goal of the year</translation>
    </message>
</context>
<context>
    <name>Grid</name>
    <message>
        <source>项目表</source>
        <translation>Table</translation>
    </message>
</context>
<context>
    <name>GridModel</name>
    <message>
        <source>{count} 条：{names}</source>
        <translation>{count}: {names}</translation>
    </message>
    <message>
        <source>{heading}：{text}</source>
        <translation>{heading}: {text}</translation>
    </message>
    <message>
        <source>{severity}：{sentence}</source>
        <translation>{severity}: {sentence}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>其他资金</source>
        <translation>Other funds</translation>
    </message>
    <message>
        <source>总计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>绩效指标</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>绩效目标</source>
        <translation>Goal</translation>
    </message>
    <message>
        <source>财政专户拨款</source>
        <translation>Special account</translation>
    </message>
    <message>
        <source>财政拨款</source>
        <translation>Fiscal</translation>
    </message>
    <message>
        <source>项目名称（资金使用单位）</source>
        <translation>Project (unit)</translation>
    </message>
    <message>
        <source>在此输入新项目</source>
        <translation>Type a new project here</translation>
    </message>
    <message>
        <source>批注：{text}</source>
        <translation>Comment: {text}</translation>
    </message>
</context>
<context>
    <name>GridPage</name>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>修改表头</source>
        <translation>Edit heading</translation>
    </message>
    <message>
        <source>单位：{unit}</source>
        <translation>in {unit}</translation>
    </message>
    <message>
        <source>年度未填</source>
        <translation>no year</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>not stated</translation>
    </message>
    <message>
        <source>这张表还没有项目。按 Ctrl+Shift+N 新增第一个项目。</source>
        <translation>This table has no projects yet. Press Ctrl+Shift+N to add the first.</translation>
    </message>
    <message>
        <source>部门未填</source>
        <translation>no department</translation>
    </message>
</context>
<context>
    <name>GridWork</name>
    <message>
        <source>粘贴的内容有 {count} 列在右边放不下，没有粘贴。</source>
        <translation>{count} columns of what you pasted had no room on the right and were left out.</translation>
    </message>
    <message>
        <source>单位的金额随项目自动合计，不用填写。</source>
        <translation>A unit's amounts follow its projects and are not typed.</translation>
    </message>
    <message>
        <source>单位一行没有绩效目标和指标，请填在项目里。</source>
        <translation>A unit has no goal and no indicators; they belong to its projects.</translation>
    </message>
    <message>
        <source>指标在表单里逐条填写：按回车打开；也可以在这里粘贴整段指标文字。</source>
        <translation>Indicators are filled in one by one in the form: press Enter. The whole joined text can be pasted here.</translation>
    </message>
    <message>
        <source>合计行没有粘贴：表中的合计会自动算出。</source>
        <translation>The row of totals was not pasted: the table adds up by itself.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>隐藏的“{heads}”已跳过：要粘贴到其中，请先取消隐藏。</source>
        <translation>The hidden column “{heads}” was passed over: to paste into it, show it first.</translation>
    </message>
    <message>
        <source>未命名项目</source>
        <translation>Unnamed project</translation>
    </message>
    <message>
        <source>“{name}”原有的 {count} 格已被替换。</source>
        <translation>{count} cells of “{name}” were replaced. </translation>
    </message>
    <message>
        <source>单位一行没有改动；要改它的名称或金额，请单独选中。</source>
        <translation>The unit's row was left as it is; to change its name or amounts, select it alone.</translation>
    </message>
    <message>
        <source>粘贴的各行相加为 {total}，其中的合计却是 {printed}：单位小计可能也成了项目，请核对。</source>
        <translation>The pasted rows come to {total}, while their own total says {printed}: sums of units may be among the projects. Please check.</translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>{name}（{key}）</source>
        <translation>{name} ({key})</translation>
    </message>
    <message>
        <source>上一个项目</source>
        <translation>Previous project</translation>
    </message>
    <message>
        <source>下一个项目</source>
        <translation>Next project</translation>
    </message>
    <message>
        <source>第 {at} / {count} 个项目</source>
        <translation>Project {at} of {count}</translation>
    </message>
    <message>
        <source>项目名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>部门（单位）名称</source>
        <translation>Department (unit)</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>一个项目也不选</source>
        <translation>Select no project</translation>
    </message>
    <message>
        <source>不导入，什么也不改动（Esc）</source>
        <translation>Import nothing and change nothing (Esc)</translation>
    </message>
    <message>
        <source>与上一行合并(&amp;J)</source>
        <translation>&amp;Join to row above</translation>
    </message>
    <message>
        <source>仅新增(&amp;W)</source>
        <translation>Ne&amp;w only</translation>
    </message>
    <message>
        <source>全不选(&amp;D)</source>
        <translation>Select &amp;none</translation>
    </message>
    <message>
        <source>全选(&amp;A)</source>
        <translation>Select &amp;all</translation>
    </message>
    <message>
        <source>只选中现有内容里没有的项目</source>
        <translation>Select only projects that are not there yet</translation>
    </message>
    <message>
        <source>告诉程序原表的各栏是什么，重新识别</source>
        <translation>Say what each column of the file is, and read it again</translation>
    </message>
    <message>
        <source>导入到“{name}”。确认之前什么也不会改动。</source>
        <translation>Goes into “{name}”. Nothing changes until you confirm.</translation>
    </message>
    <message>
        <source>导入所选</source>
        <translation>Import selected</translation>
    </message>
    <message>
        <source>导入核对：{file}</source>
        <translation>Import: {file}</translation>
    </message>
    <message>
        <source>将新增 {new} 个项目</source>
        <translation>{new} projects will be added</translation>
    </message>
    <message>
        <source>将新增 {new} 个项目，更新 {differing} 个</source>
        <translation>{new} projects will be added, {differing} updated</translation>
    </message>
    <message>
        <source>把选中的项目导入，可以撤销（Ctrl+Enter）</source>
        <translation>Import the selected projects; can be undone (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>放弃</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>栏目(&amp;L)…</source>
        <translation>Co&amp;lumns…</translation>
    </message>
    <message>
        <source>没有选中要导入的内容</source>
        <translation>Nothing is selected for import</translation>
    </message>
    <message>
        <source>这一行是上一行的续行，合并后重新识别</source>
        <translation>This row only continues the one above: join them and read again</translation>
    </message>
    <message>
        <source>选中全部项目</source>
        <translation>Select all projects</translation>
    </message>
    <message>
        <source>指出表头(&amp;H)…</source>
        <translation>Show the &amp;head…</translation>
    </message>
    <message>
        <source>告诉程序哪一张表、哪几行是表头，重新识别</source>
        <translation>Tell the program which table and which rows are the head, and read anew</translation>
    </message>
    <message>
        <source>将新增 {others} 张自评或监控表</source>
        <translation>Will add {others} self-evaluations or monitoring tables</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>{count} 处读取存疑。</source>
        <translation> {count} readings are in doubt.</translation>
    </message>
    <message>
        <source>{count} 行分页重复已合并。</source>
        <translation> {count} rows repeated by page breaks were merged.</translation>
    </message>
    <message>
        <source>与原文逐条核对一致。</source>
        <translation> They agree with the source one by one.</translation>
    </message>
    <message>
        <source>原文数得 {markers} 处指标序号，与读出的条数不同，请核对。</source>
        <translation> The source has {markers} indicator numbers, which differs; please check.</translation>
    </message>
    <message>
        <source>已导入 {projects} 个项目、{indicators} 条指标。</source>
        <translation>Imported {projects} projects and {indicators} indicators.</translation>
    </message>
    <message>
        <source>未归位文字 {count} 处。</source>
        <translation> Text without a place: {count}.</translation>
    </message>
    <message>
        <source>已导入 {tables} 张自评或监控表、{rows} 项指标。</source>
        <translation>{tables} self-evaluations or monitoring tables with {rows} indicators imported.</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>内容保存在 {path}。</source>
        <translation> The content is kept in {path}.</translation>
    </message>
    <message>
        <source>导入之后又有修改。请先撤销那些修改，再撤销导入。</source>
        <translation>There are edits after the import. Undo those first, then the import.</translation>
    </message>
    <message>
        <source>已取消导入，什么也没有改动。</source>
        <translation>The import was cancelled; nothing was changed.</translation>
    </message>
    <message>
        <source>已按您的说明重新识别：项目 {before} 个变为 {after} 个。</source>
        <translation>Read again as you said: {before} projects became {after}.</translation>
    </message>
    <message>
        <source>已撤销导入。</source>
        <translation>The import was undone.</translation>
    </message>
    <message>
        <source>已放弃导入，什么也没有改动。</source>
        <translation>Import discarded; nothing was changed.</translation>
    </message>
    <message>
        <source>恢复原来的识别</source>
        <translation>Back to the first reading</translation>
    </message>
    <message>
        <source>撤销导入</source>
        <translation>Undo import</translation>
    </message>
    <message>
        <source>查看存疑之处</source>
        <translation>Show doubts</translation>
    </message>
    <message>
        <source>查看未归位文字</source>
        <translation>Show text without a place</translation>
    </message>
    <message>
        <source>正在读取“{name}”…</source>
        <translation>Reading “{name}”…</translation>
    </message>
    <message>
        <source>正在读取“{name}”，第 {done} / {total} 页…</source>
        <translation>Reading “{name}”, page {done} of {total}…</translation>
    </message>
    <message>
        <source>导入前的内容已自动备份。</source>
        <translation> What was there before is backed up.</translation>
    </message>
    <message>
        <source>按上次为同样的表指出的表头识别。不对时用“指出表头…”重新指定。</source>
        <translation>Read by the head that you showed in a table like this before. If that is wrong, use “Show the head…”.</translation>
    </message>
    <message>
        <source>指出表头…</source>
        <translation>Show the head…</translation>
    </message>
    <message>
        <source>导入前打开的内容有变动，已按现在的内容重新比较，什么也还没有导入。请再核对一次。</source>
        <translation>What is open has changed since, so the import was compared with it anew. Nothing has been imported yet. Please look it over once more.</translation>
    </message>
</context>
<context>
    <name>IndicatorModel</name>
    <message>
        <source>读作 {reading}</source>
        <translation>Read as {reading}</translation>
    </message>
    <message>
        <source>（缺）</source>
        <translation>(missing)</translation>
    </message>
    <message>
        <source>绩效目标中没有提到这条指标</source>
        <translation>The goal does not speak of this indicator</translation>
    </message>
    <message>
        <source>与实施周期指标值相同，随它一起变</source>
        <translation>Same as the value of the cycle, and changes with it</translation>
    </message>
    <message>
        <source>在此输入下一条</source>
        <translation>Type the next one here</translation>
    </message>
    <message>
        <source>在此输入，或粘贴从 Excel 复制的几栏</source>
        <translation>Type here, or paste columns copied from Excel</translation>
    </message>
    <message>
        <source>在此输入，或粘贴整段指标文字</source>
        <translation>Type here, or paste the whole indicator text</translation>
    </message>
    <message>
        <source>批注：{text}</source>
        <translation>Comment: {text}</translation>
    </message>
</context>
<context>
    <name>IndicatorPanel</name>
    <message>
        <source>上移</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>删除选中的指标（{key}）</source>
        <translation>Delete the selected indicators ({key})</translation>
    </message>
    <message>
        <source>在当前行之后新增一条指标（{key}）</source>
        <translation>Add an indicator after this row ({key})</translation>
    </message>
    <message>
        <source>在当前行之后照样再加一条（{key}）</source>
        <translation>Add a copy after this row ({key})</translation>
    </message>
    <message>
        <source>复制一条</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>年度值同周期值</source>
        <translation>Annual = period</translation>
    </message>
    <message>
        <source>把当前指标上移一行（{key}）</source>
        <translation>Move this indicator up ({key})</translation>
    </message>
    <message>
        <source>把当前指标下移一行（{key}）</source>
        <translation>Move this indicator down ({key})</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>没有“{text}”这个二级指标。请输入编码或名称，例如 11 或 数量。</source>
        <translation>There is no level 2 “{text}”. Type a code or a name, for example 11.</translation>
    </message>
    <message>
        <source>绩效指标</source>
        <translation>Indicators</translation>
    </message>
    <message numerus="yes">
        <source>绩效指标（%n 条）</source>
        <translation>
            <numerusform>Indicators (%n)</numerusform>
            <numerusform>Indicators (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>读作 {reading}</source>
        <translation>Read as {reading}</translation>
    </message>
    <message>
        <source>选中各行的年度指标值取实施周期指标值（{key}）</source>
        <translation>Take the period value as annual value in the selected rows ({key})</translation>
    </message>
    <message>
        <source>“{typed}”已写成“{plain}”；按 Ctrl+Z 恢复原样。</source>
        <translation>“{typed}” was written as “{plain}”; Ctrl+Z brings it back as typed.</translation>
    </message>
    <message>
        <source>粘贴的内容有 {given} 列，其中 {taken} 列放得下，其余未粘贴。</source>
        <translation>The pasted block has {given} columns; {taken} of them fit, the others were not pasted.</translation>
    </message>
    <message>
        <source>绩效目标中没有提到这条指标</source>
        <translation>The goal does not speak of this indicator</translation>
    </message>
    <message>
        <source>还没有指标。</source>
        <translation>No indicators yet.</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>上一个、下一个项目</source>
        <translation>Previous or next project</translation>
    </message>
    <message>
        <source>上一个区域</source>
        <translation>Previous pane</translation>
    </message>
    <message>
        <source>上一处存疑</source>
        <translation>Previous doubt</translation>
    </message>
    <message>
        <source>上移一行</source>
        <translation>Move the row up</translation>
    </message>
    <message>
        <source>下一个区域</source>
        <translation>Next pane</translation>
    </message>
    <message>
        <source>下一处存疑</source>
        <translation>Next doubt</translation>
    </message>
    <message>
        <source>下移一行</source>
        <translation>Move the row down</translation>
    </message>
    <message>
        <source>从最近的文件中移除</source>
        <translation>Remove from recent files</translation>
    </message>
    <message>
        <source>修改单元格</source>
        <translation>Edit the cell</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>删除选中各行</source>
        <translation>Delete the selected rows</translation>
    </message>
    <message>
        <source>到有内容的边缘；选到那里</source>
        <translation>To the edge of what is filled; select up to it</translation>
    </message>
    <message>
        <source>到行首、行尾；到表的开头、末尾</source>
        <translation>To the ends of the row; to the ends of the table</translation>
    </message>
    <message>
        <source>到问题所在的格</source>
        <translation>Go to the finding's cell</translation>
    </message>
    <message>
        <source>剪切</source>
        <translation>Cut</translation>
    </message>
    <message>
        <source>勾选、不勾选；到来源处</source>
        <translation>Tick or untick; go to the source</translation>
    </message>
    <message>
        <source>单元格内换行</source>
        <translation>New line within the cell</translation>
    </message>
    <message>
        <source>各处</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>向下填充</source>
        <translation>Fill down</translation>
    </message>
    <message>
        <source>在候选中选择</source>
        <translation>Choose among suggestions</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>导入核对页</source>
        <translation>Import page</translation>
    </message>
    <message>
        <source>年度值同周期值</source>
        <translation>Year's value as the cycle's</translation>
    </message>
    <message>
        <source>打开表单；绩效指标：打开指标表</source>
        <translation>Open the form; in the indicators’ column, their table</translation>
    </message>
    <message>
        <source>指标文字</source>
        <translation>Indicator text</translation>
    </message>
    <message>
        <source>指标表</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>指标表、自评表</source>
        <translation>Indicators, self-evaluations</translation>
    </message>
    <message>
        <source>放大、缩小、适合窗口</source>
        <translation>Larger, smaller, fit</translation>
    </message>
    <message>
        <source>放弃导入</source>
        <translation>Give the import up</translation>
    </message>
    <message>
        <source>放弃正在输入的内容；先收起候选</source>
        <translation>Drop what is being typed; first put suggestions away</translation>
    </message>
    <message>
        <source>整段编辑指标文字</source>
        <translation>Edit the indicator text as a whole</translation>
    </message>
    <message>
        <source>新增一行</source>
        <translation>Add a row</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>检查结果</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>每张表格</source>
        <translation>Every table</translation>
    </message>
    <message>
        <source>清除选中各格</source>
        <translation>Clear the selected cells</translation>
    </message>
    <message>
        <source>照样再加一行</source>
        <translation>Add the same row again</translation>
    </message>
    <message>
        <source>目录、项目表</source>
        <translation>Contents, project table</translation>
    </message>
    <message>
        <source>确认并到上一行</source>
        <translation>Enter and go up</translation>
    </message>
    <message>
        <source>确认并到下一行</source>
        <translation>Enter and go down</translation>
    </message>
    <message>
        <source>确认并到右一格</source>
        <translation>Enter and go right</translation>
    </message>
    <message>
        <source>确认并到左一格</source>
        <translation>Enter and go left</translation>
    </message>
    <message>
        <source>确认整段文字；放弃</source>
        <translation>Take the text; drop it</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>选中整列</source>
        <translation>Select whole columns</translation>
    </message>
    <message>
        <source>选中整行</source>
        <translation>Select whole rows</translation>
    </message>
    <message>
        <source>首页</source>
        <translation>Start page</translation>
    </message>
    <message>
        <source>改名；删除</source>
        <translation>Rename; delete</translation>
    </message>
    <message>
        <source>模板</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Project</translation>
    </message>
</context>
<context>
    <name>OfferingEditor</name>
    <message>
        <source>可选用的写法</source>
        <translation>Suggestions</translation>
    </message>
</context>
<context>
    <name>SecondPlace</name>
    <message>
        <source>备份已存到这里（{time}）。</source>
        <translation>Backups are kept there ({time}).</translation>
    </message>
    <message>
        <source>正在复制备份…</source>
        <translation>Copying backups…</translation>
    </message>
    <message>
        <source>现在用不了：没有连上、已满或不能写入。本机的备份照常做好，恢复后会自动补存。</source>
        <translation>It cannot be used now: not connected, full or write-protected. The backups on this computer are made as ever; what is missing there comes by itself.</translation>
    </message>
    <message>
        <source>第二备份位置“{place}”现在用不了（没有连上、已满或不能写入）；本机的备份照常做好，内容没有缺失。恢复后会自动补存，也可在“文件 › 第二备份位置”中改换。</source>
        <translation>The second place for backups, “{place}”, cannot be used now (not connected, full or write-protected); the backups on this computer are made as ever and nothing is missing. It is made up for by itself, or choose another under File › Second place for backups.</translation>
    </message>
</context>
<context>
    <name>SecondPlaceDialog</name>
    <message>
        <source>不再另存</source>
        <translation>No second place</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>备份总会存在文件旁边。在这里选一个文件夹（另一块磁盘、移动盘或网络位置），每份备份会在后台另存一份到那里，电脑损坏时还能找回。</source>
        <translation>Backups are always kept beside the file. Choose a folder here (another disk, a stick or a network place), and each is copied there in the background, so that it can be found again when this computer breaks.</translation>
    </message>
    <message>
        <source>现在没有第二备份位置。</source>
        <translation>There is no second place now.</translation>
    </message>
    <message>
        <source>现在的位置：{place}</source>
        <translation>Now: {place}</translation>
    </message>
    <message>
        <source>第二备份位置</source>
        <translation>Second place for backups</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose a folder…</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>{name}（电脑 {machine}，{since}）正在编辑这个文件，已以只读方式打开。需要修改时，可请对方交出。</source>
        <translation>{name} (computer {machine}, {since}) is editing this file, so it is open read-only. To edit it, ask for it.</translation>
    </message>
    <message>
        <source>原处换成了另一份文件（例如同步程序所为），修改已暂停；屏幕上仍是原来的内容。请另存副本，再重新打开核对。</source>
        <translation>Another file was put in its place, perhaps by a sync program, so editing is paused; the screen still shows what was there. Please save a copy, then open the file again and compare.</translation>
    </message>
    <message>
        <source>另一个用户</source>
        <translation>another user</translation>
    </message>
    <message>
        <source>另存副本…</source>
        <translation>Save a copy…</translation>
    </message>
    <message>
        <source>对方</source>
        <translation>the other person</translation>
    </message>
    <message>
        <source>对方已有新的修改，这里显示的是打开时的内容。重新打开即可看到。</source>
        <translation>The other person has made changes; this is what the file held when it was opened. Open it again to see them.</translation>
    </message>
    <message>
        <source>已请{name}交出这个文件，正在等待答复…</source>
        <translation>You have asked {name} for this file; waiting for an answer…</translation>
    </message>
    <message>
        <source>已请本机另一个窗口交出这个文件，请到那个窗口点“交出”…</source>
        <translation>Your other window on this computer was asked for this file; please press “Hand over” there…</translation>
    </message>
    <message>
        <source>改在这里填写</source>
        <translation>Edit it here</translation>
    </message>
    <message>
        <source>文件已不在原处（被移动、改名、删除，或移动盘已拔出），修改已暂停；屏幕上的内容没有丢失。请放回原处，或另存副本。</source>
        <translation>The file is no longer where it was (moved, renamed, deleted, or its drive removed), so editing is paused; what is on the screen is not lost. Please put it back, or save a copy.</translation>
    </message>
    <message>
        <source>文件所在的磁盘或网络位置没有应答，修改已暂停；屏幕上的内容没有丢失。恢复后会自动继续，也可另存副本。</source>
        <translation>The disk or network place of the file does not answer, so editing is paused; what is on the screen is not lost. It goes on by itself when it answers again; you can also save a copy.</translation>
    </message>
    <message>
        <source>文件被其他程序改动过，修改已暂停；屏幕上仍是改动前的内容。请另存副本，再重新打开核对。</source>
        <translation>Another program changed the file, so editing is paused; the screen still shows what was there before. Please save a copy, then open the file again and compare.</translation>
    </message>
    <message>
        <source>时间未知</source>
        <translation>time unknown</translation>
    </message>
    <message>
        <source>未知</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>请对方交出</source>
        <translation>Ask for it</translation>
    </message>
    <message>
        <source>转到那个窗口</source>
        <translation>Go to that window</translation>
    </message>
    <message>
        <source>这个文件已在本机另一个窗口打开（{since}），这里以只读方式打开。请到那个窗口修改，或改在这里填写。</source>
        <translation>This file is open in another window of yours on this computer ({since}), so it is read-only here. Edit it there, or here instead.</translation>
    </message>
    <message>
        <source>这个文件或所在的文件夹现在不能写入，已以只读方式打开，内容没有改动。可以写入时会自动恢复；也可另存副本到别处修改。</source>
        <translation>This file or its folder cannot be written now, so it is open read-only and unchanged. It goes on by itself when it can; or save a copy elsewhere.</translation>
    </message>
    <message>
        <source>这个文件由较新的 {version} 版创建，当前是 {current} 版，已以只读方式打开；请先更新程序。</source>
        <translation>This file was made by the newer version {version}; this is {current}, so it is open read-only. Please update the program.</translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation>Open again</translation>
    </message>
</context>
<context>
    <name>RuleSearch</name>
    <message>
        <source>{shown} 条，共 {of} 条</source>
        <translation>{shown} of {of} rules</translation>
    </message>
    <message>
        <source>全部类别</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>共 {of} 条</source>
        <translation>{of} rules</translation>
    </message>
    <message>
        <source>查找(&amp;F)</source>
        <translation>&amp;Find</translation>
    </message>
    <message>
        <source>查找规则</source>
        <translation>Find a rule</translation>
    </message>
    <message>
        <source>类别(&amp;C)</source>
        <translation>&amp;Kind</translation>
    </message>
    <message>
        <source>规则名称、例子或依据中的字</source>
        <translation>Words of the rule, its example or basis</translation>
    </message>
    <message>
        <source>规则类别</source>
        <translation>Kind of rule</translation>
    </message>
</context>
<context>
    <name>WordsView</name>
    <message>
        <source>全选</source>
        <translation>Select all</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>与原文一致</source>
        <translation>As in the source</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>原文</source>
        <translation>Source text</translation>
    </message>
    <message>
        <source>导入后修改过（原文：{text}）</source>
        <translation>Changed after the import (source: {text})</translation>
    </message>
    <message>
        <source>手工录入</source>
        <translation>Typed by hand</translation>
    </message>
    <message>
        <source>把光标放到一个值上，这里显示它从哪里来。</source>
        <translation>Put the cursor on a value to see where it came from.</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>空白</source>
        <translation>blank</translation>
    </message>
    <message>
        <source>读取方式</source>
        <translation>Read as</translation>
    </message>
</context>
<context>
    <name>JoinedText</name>
    <message>
        <source>{length} 字，没有认出指标。</source>
        <translation>{length} characters, no indicator recognised.</translation>
    </message>
    <message numerus="yes">
        <source>{length} 字，认出 %n 条指标。</source>
        <translation>
            <numerusform>{length} characters, %n indicator recognised.</numerusform>
            <numerusform>{length} characters, %n indicators recognised.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{length} 字，认出 %n 条指标，开头的“{text}”不属于任何一条。</source>
        <translation>
            <numerusform>{length} characters, %n indicator recognised; “{text}” at the start belongs to none.</numerusform>
            <numerusform>{length} characters, %n indicators recognised; “{text}” at the start belongs to none.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{length} 字，认出 %n 条指标，末尾不完整。</source>
        <translation>
            <numerusform>{length} characters, %n indicator recognised; the end is incomplete.</numerusform>
            <numerusform>{length} characters, %n indicators recognised; the end is incomplete.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{length} 字，认出 %n 条指标，第 {number} 条的起止有疑问，请核对。</source>
        <translation>
            <numerusform>{length} characters, %n indicator recognised; the bounds of number {number} are in doubt, please check.</numerusform>
            <numerusform>{length} characters, %n indicators recognised; the bounds of number {number} are in doubt, please check.</numerusform>
        </translation>
    </message>
    <message>
        <source>以这段文字取代原有的全部指标</source>
        <translation>Replace all indicators by this text</translation>
    </message>
    <message>
        <source>加在后面</source>
        <translation>Append</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>复制全文</source>
        <translation>Copy all</translation>
    </message>
    <message>
        <source>导出时即为此内容，{count} 字</source>
        <translation>As it will be exported, {count} characters</translation>
    </message>
    <message>
        <source>把整段指标文字放到剪贴板</source>
        <translation>Copy the joined text to the clipboard</translation>
    </message>
    <message>
        <source>指标文字</source>
        <translation>Joined text</translation>
    </message>
    <message>
        <source>接在原有指标之后（Ctrl+Enter）</source>
        <translation>After the indicators there are (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>放弃这段文字的修改（Esc）</source>
        <translation>Give up the changes to this text (Esc)</translation>
    </message>
    <message>
        <source>整段编辑指标文字（F4）</source>
        <translation>Edit the joined text as a whole (F4)</translation>
    </message>
    <message>
        <source>替换原有指标</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>编辑</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>以这段文字为准（Ctrl+Enter）</source>
        <translation>Take this text as it stands (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>Level2Editor</name>
    <message>
        <source>二级指标</source>
        <translation>Level 2</translation>
    </message>
</context>
<context>
    <name>ListDialogs</name>
    <message>
        <source>下列单元格在工作簿中的写法与表中有别，其余各格完全一致。</source>
        <translation>These cells are written differently in the workbook; all others are exactly alike.</translation>
    </message>
    <message>
        <source>下列文字没有归入任何栏目，或者读取时存疑。存疑的可以转到该处。</source>
        <translation>The following could not be placed or is in doubt. You can go to what is in doubt.</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>单元格</source>
        <translation>Cell</translation>
    </message>
    <message>
        <source>存疑</source>
        <translation>Doubt</translation>
    </message>
    <message>
        <source>导入核对：{file}</source>
        <translation>Import check: {file}</translation>
    </message>
    <message>
        <source>导出说明</source>
        <translation>About the export</translation>
    </message>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>快捷键一览</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>所有操作都可以用键盘完成。</source>
        <translation>Everything can be done with the keyboard.</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>未归位</source>
        <translation>No place</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>第 {page} 页</source>
        <translation>Page {page}</translation>
    </message>
    <message>
        <source>在哪里</source>
        <translation>Where</translation>
        <source>目录、项目表的名称：打开表单；绩效指标：打开指标表</source>
        <translation>Contents, name in the grid: open the form; indicators: open their table</translation>
    </message>
    <message>
        <source>转到该处</source>
        <translation>Go there</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{name} — {program}</source>
        <translation>{name} — {program}</translation>
    </message>
    <message>
        <source>{name}（{folder}，{date}）</source>
        <translation>{name} ({folder}, {date})</translation>
    </message>
    <message>
        <source>{name}（正在打开） — {program}</source>
        <translation>{name} (opening) — {program}</translation>
    </message>
    <message>
        <source>工具栏</source>
        <translation>Toolbar</translation>
    </message>
    <message>
        <source>最近的文件(&amp;R)</source>
        <translation>&amp;Recent files</translation>
    </message>
    <message>
        <source>绩效填报台</source>
        <translation>PerfDesk</translation>
    </message>
    <message>
        <source>还没有打开过文件</source>
        <translation>No files opened yet</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>没有找到。清除筛选（Esc）可看到全部项目。</source>
        <translation>Nothing found. Clear the filter (Esc) to see all projects.</translation>
    </message>
</context>
<context>
    <name>NavigatorModel</name>
    <message>
        <source>{count} 个提示</source>
        <translation>{count} hints</translation>
    </message>
    <message>
        <source>{count} 个警告</source>
        <translation>{count} warnings</translation>
    </message>
    <message>
        <source>{count} 个通知</source>
        <translation>{count} notices</translation>
    </message>
    <message>
        <source>{count} 个错误</source>
        <translation>{count} errors</translation>
    </message>
    <message>
        <source>{year} {title}</source>
        <translation>{year} {title}</translation>
    </message>
    <message>
        <source>（未命名单位）</source>
        <translation>(unit without a name)</translation>
    </message>
    <message>
        <source>（未命名表）</source>
        <translation>(table without a name)</translation>
    </message>
    <message>
        <source>（未命名项目）</source>
        <translation>(project without a name)</translation>
    </message>
    <message>
        <source>{year} 部门自评 {department}</source>
        <translation>{year} Department {department}</translation>
    </message>
    <message>
        <source>监控 {project}</source>
        <translation>Monitoring {project}</translation>
    </message>
    <message>
        <source>部门整体</source>
        <translation>The department as a whole</translation>
    </message>
    <message>
        <source>项目自评表和监控表</source>
        <translation>Self-evaluations and monitoring</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>待审</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>已退回</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>审核通过</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>已报送</source>
        <translation>Handed in</translation>
    </message>
    <message>
        <source>{count} 条批注待处理</source>
        <translation>{count} open comments</translation>
    </message>
    <message>
        <source>批{count}</source>
        <translation>{count}c</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>正在打开的表</source>
        <translation>The table being opened</translation>
    </message>
    <message>
        <source>正在打开，共 {count} 个项目…</source>
        <translation>Opening {count} projects…</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>来源页</source>
        <translation>Page of the source</translation>
    </message>
    <message>
        <source>正在准备第 {page} 页…</source>
        <translation>Preparing page {page}…</translation>
    </message>
</context>
<context>
    <name>ProjectForm</name>
    <message>
        <source>还没有选中项目。请在左侧目录或项目表中选择一个。</source>
        <translation>No project is selected. Choose one at the left or in the table.</translation>
    </message>
    <message>
        <source>实施单位</source>
        <translation>Unit in charge</translation>
    </message>
</context>
<context>
    <name>ProjectsDialog</name>
    <message>
        <source>从模板新建项目</source>
        <translation>New projects from a template</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>份数(&amp;N)</source>
        <translation>&amp;Number of copies</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>模板来自另一种表样，只有那种表样才有的栏目不带入。</source>
        <translation>The template is from another form; what only that form prints stays behind.</translation>
    </message>
    <message>
        <source>模板的金额以{own}计，这张表以{here}计，金额不带入。</source>
        <translation>The template counts in {own}, this table in {here}: amounts stay behind. </translation>
    </message>
</context>
<context>
    <name>ProofPanel</name>
    <message>
        <source>未归位文字</source>
        <translation>Text without a place</translation>
    </message>
    <message>
        <source>查看未归位文字</source>
        <translation>Show text without a place</translation>
    </message>
    <message>
        <source>第 {page} 页：{text}</source>
        <translation>Page {page}: {text}</translation>
    </message>
</context>
<context>
    <name>ProofWords</name>
    <message>
        <source>“{title}”没有读出指标。表中如有指标，请点“指出表头…”</source>
        <translation>No indicators were read in "{title}". If it has any, show their head.</translation>
    </message>
    <message numerus="yes">
        <source>%n 行分页重复已合并</source>
        <translation>
            <numerusform>%n row repeated by a page break was merged</numerusform>
            <numerusform>%n rows repeated by page breaks were merged</numerusform>
        </translation>
    </message>
    <message>
        <source>指标序号 {markers} 处，读出 {indicators} 条，一致</source>
        <translation>{markers} indicator numbers counted, {indicators} indicators read: they agree</translation>
    </message>
    <message>
        <source>指标序号 {markers} 处，读出 {indicators} 条，不一致，请核对</source>
        <translation>{markers} indicator numbers counted, {indicators} indicators read: please compare</translation>
    </message>
    <message numerus="yes">
        <source>未归位文字 %n 处</source>
        <translation>
            <numerusform>%n piece of text has no place</numerusform>
            <numerusform>%n pieces of text have no place</numerusform>
        </translation>
    </message>
    <message>
        <source>没有未归位的文字</source>
        <translation>All text has its place</translation>
    </message>
    <message numerus="yes">
        <source>项目 %n 个，原表没有合计可以核对</source>
        <translation>
            <numerusform>%n project; the file prints no total to compare with</numerusform>
            <numerusform>%n projects; the file prints no total to compare with</numerusform>
        </translation>
    </message>
    <message>
        <source>项目 {count} 个，合计 {printed} 与项目之和 {sum} 相差 {size}，可能是尾差</source>
        <translation>{count} projects; total {printed} differs from their sum {sum} by {size}, perhaps by rounding</translation>
    </message>
    <message>
        <source>项目 {count} 个，合计 {printed} 与项目之和 {sum} 相差 {size}，属于尾差</source>
        <translation>{count} projects; total {printed} differs from their sum {sum} by {size}, a rounding difference</translation>
    </message>
    <message>
        <source>项目 {count} 个，合计 {printed} 与项目之和 {sum} 相差 {size}，请核对</source>
        <translation>{count} projects; total {printed} differs from their sum {sum} by {size}: please compare</translation>
    </message>
    <message>
        <source>项目 {count} 个，合计 {printed} 与项目之和一致</source>
        <translation>{count} projects; total {printed} agrees with their sum</translation>
    </message>
    <message numerus="yes">
        <source>读取存疑 %n 处，按 F8 逐处查看</source>
        <translation>
            <numerusform>%n doubt of the reading; F8 walks through them</numerusform>
            <numerusform>%n doubts of the reading; F8 walks through them</numerusform>
        </translation>
    </message>
    <message>
        <source>没有读出指标。表中如有指标，请点“指出表头…”</source>
        <translation>No indicators were read. If there are any, show their head with "Show the head…"</translation>
    </message>
</context>
<context>
    <name>ScoreWords</name>
    <message>
        <source>{said}，与总分一致</source>
        <translation>{said}, as the total says</translation>
    </message>
    <message>
        <source>{said}，原表总分 {printed}，请核对</source>
        <translation>{said}; the printed total is {printed}, please check</translation>
    </message>
    <message>
        <source>自评指标 {count} 项，分值合计 {points}，得分合计 {score}</source>
        <translation>{count} rows, points {points}, scores {score}</translation>
    </message>
    <message>
        <source>{tables} 张运行监控表，指标共 {count} 项</source>
        <translation>{tables} monitoring tables with {count} indicators</translation>
    </message>
    <message>
        <source>{tables} 张自评表，指标共 {count} 项，每张分值合计 {points}</source>
        <translation>{tables} self-evaluations with {count} rows, {points} points each</translation>
    </message>
    <message>
        <source>{said}，{agreeing} 张的得分与总分一致</source>
        <translation>{said}; scores agree with the total in {agreeing}</translation>
    </message>
    <message>
        <source>“{name}”：{said}</source>
        <translation>"{name}": {said}</translation>
    </message>
</context>
<context>
    <name>SentenceArea</name>
    <message>
        <source>核对结果</source>
        <translation>Result of the comparison</translation>
    </message>
</context>
<context>
    <name>QuestionBar</name>
    <message>
        <source>自选</source>
        <translation>Own choice</translation>
    </message>
    <message>
        <source>资金</source>
        <translation>Funds</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>检查结果</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>自评</source>
        <translation>Self-evaluations</translation>
    </message>
    <message>
        <source>（不分列）</source>
        <translation>(no columns)</translation>
    </message>
    <message>
        <source>看什么(&amp;K)</source>
        <translation>Vie&amp;w</translation>
    </message>
    <message>
        <source>统计</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>数值</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>全部年度</source>
        <translation>All years</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Review</translation>
    </message>
</context>
<context>
    <name>RowWords</name>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>不同：{fields}</source>
        <translation>differs: {fields}</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>new</translation>
    </message>
    <message>
        <source>相同</source>
        <translation>same</translation>
    </message>
    <message>
        <source>（名称空白）</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>已有一张，另加</source>
        <translation>One is there; added</translation>
    </message>
    <message>
        <source>已由您在 {at} 修改，导入会覆盖：{fields}</source>
        <translation>You changed it on {at}; importing overwrites: {fields}</translation>
    </message>
    <message>
        <source>已由{who}在 {at} 修改，导入会覆盖：{fields}</source>
        <translation>{who} changed it on {at}; importing overwrites: {fields}</translation>
    </message>
    <message>
        <source>（未命名表）</source>
        <translation>(unnamed table)</translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>来源表格</source>
        <translation>Cells of the source</translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>上一页（PgUp）</source>
        <translation>Previous page (PgUp)</translation>
    </message>
    <message>
        <source>下一页（PgDn）</source>
        <translation>Next page (PgDn)</translation>
    </message>
    <message>
        <source>原文件太大，没有随本文件保存，只保留了读出的原文。</source>
        <translation>The file was too large to be kept here; only the text read from it was.</translation>
    </message>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>放大（+）</source>
        <translation>Larger (+)</translation>
    </message>
    <message>
        <source>正在准备原文件…</source>
        <translation>Preparing the file…</translation>
    </message>
    <message>
        <source>第 {number} 张表</source>
        <translation>Table {number}</translation>
    </message>
    <message>
        <source>第 {page} / {pages} 页</source>
        <translation>Page {page} of {pages}</translation>
    </message>
    <message>
        <source>第 {page} 页</source>
        <translation>Page {page}</translation>
    </message>
    <message>
        <source>缩小（-）</source>
        <translation>Smaller (-)</translation>
    </message>
    <message>
        <source>这一来源没有版面可看。</source>
        <translation>This source has no pages to look at.</translation>
    </message>
    <message>
        <source>适合宽度（0）</source>
        <translation>Fit width (0)</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>20 个虚构项目，可随意练习</source>
        <translation>20 invented projects to play with</translation>
    </message>
    <message>
        <source>PDF、Word、Excel（含旧版、ODS）、网页或文本中的表格</source>
        <translation>Tables in PDF, Word, Excel (also old, ODS), web pages or text</translation>
    </message>
    <message>
        <source>也可以把文件直接拖进这个窗口，或按 Ctrl+V 粘贴复制的表格。</source>
        <translation>Or drop a file onto this window, or paste a copied table with Ctrl+V.</translation>
    </message>
    <message>
        <source>回车打开，Delete 从列表中移除（不删除文件）。</source>
        <translation>Enter opens; Delete takes it off the list (not off the disk).</translation>
    </message>
    <message>
        <source>导入…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>或者从已有的文件开始</source>
        <translation>Or start from a file</translation>
    </message>
    <message>
        <source>打开…</source>
        <translation>Open…</translation>
    </message>
    <message>
        <source>打开示例</source>
        <translation>Open example</translation>
    </message>
    <message>
        <source>最近的文件</source>
        <translation>Recent files</translation>
    </message>
    <message>
        <source>绩效填报台</source>
        <translation>PerfDesk</translation>
    </message>
    <message>
        <source>绩效填报台的文件（.perfdesk）</source>
        <translation>PerfDesk files (.perfdesk)</translation>
    </message>
    <message>
        <source>返回“{name}”</source>
        <translation>Back to “{name}”</translation>
    </message>
    <message>
        <source>还没有打开过文件。打开或新建的文件会列在这里。</source>
        <translation>No files yet. Those you open or make are listed here.</translation>
    </message>
    <message>
        <source>填写、检查并上报绩效目标表、运行监控表和自评表。每处修改随即存盘，都可以撤销。</source>
        <translation>Fill in, check and hand in targets, monitoring and self-evaluations. Every change is saved at once and can be undone.</translation>
    </message>
    <message>
        <source>新建表</source>
        <translation>New table</translation>
    </message>
    <message>
        <source>使用说明</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>第一次使用，先看第一页</source>
        <translation>New here? Its first page is enough to begin</translation>
    </message>
</context>
<context>
    <name>StatisticsPage</name>
    <message>
        <source>正在统计…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>正在检查，检查完后这里会自动更新。</source>
        <translation>The rules are running; this is counted again when they are done.</translation>
    </message>
    <message>
        <source>这个文件里还没有可以统计的内容。</source>
        <translation>There is nothing in this file yet that could be counted.</translation>
    </message>
    <message>
        <source>选中一个数，这里列出它由哪些项目组成；按回车转到项目。</source>
        <translation>Select a figure to list the projects that it is made of; Enter goes to one.</translation>
    </message>
    <message>
        <source>{row} · {column}：{figure}，由以下 {count} 项组成</source>
        <translation>{row} · {column}: {figure}, made of these {count}</translation>
    </message>
    <message>
        <source>（列出前 {count} 项）</source>
        <translation> (the first {count} are listed)</translation>
    </message>
    <message>
        <source>统计表</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>组成这个数的项目</source>
        <translation>Projects behind the figure</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>{projects} 个项目 · {indicators} 条指标</source>
        <translation>{projects} projects · {indicators} indicators</translation>
    </message>
    <message>
        <source>全部已保存</source>
        <translation>All saved</translation>
    </message>
    <message>
        <source>只读</source>
        <translation>Read-only</translation>
    </message>
    <message>
        <source>合计 {amount} {unit} ✓</source>
        <translation>Grand total {amount} {unit} ✓</translation>
    </message>
    <message>
        <source>合计 {amount} {unit}，与项目不符</source>
        <translation>Grand total {amount} {unit}, differs from the projects</translation>
    </message>
    <message>
        <source>合计 {amount} {unit}，有尾差</source>
        <translation>Grand total {amount} {unit}, rounding difference</translation>
    </message>
    <message>
        <source>合计 {amount} {unit}，请核对</source>
        <translation>Grand total {amount} {unit}, please check</translation>
    </message>
    <message>
        <source>已保存 {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>无合计行</source>
        <translation>No grand total</translation>
    </message>
    <message>
        <source>{count} 项指标</source>
        <translation>{count} indicators</translation>
    </message>
    <message>
        <source>选中 {count} 格</source>
        <translation>{count} filled cells selected</translation>
    </message>
    <message>
        <source>选中 {count} 格 · 求和 {sum} · 平均 {mean}</source>
        <translation>{count} filled cells · sum {sum} · mean {mean}</translation>
    </message>
    <message>
        <source>（不含单位行）</source>
        <translation> (without unit rows)</translation>
    </message>
    <message>
        <source>合计未填</source>
        <translation>No total yet</translation>
    </message>
</context>
<context>
    <name>TableChoice</name>
    <message>
        <source>{kind}（{count} 张）</source>
        <translation>{kind} ({count})</translation>
    </message>
    <message>
        <source>部门整体支出绩效自评表</source>
        <translation>Self-evaluations of the department</translation>
    </message>
    <message>
        <source>项目支出绩效目标表</source>
        <translation>Performance targets of projects</translation>
    </message>
    <message>
        <source>项目支出绩效自评表</source>
        <translation>Self-evaluations of projects</translation>
    </message>
    <message>
        <source>绩效运行监控表</source>
        <translation>Monitoring</translation>
    </message>
    <message>
        <source>部门整体支出绩效目标表</source>
        <translation>Department's targets</translation>
    </message>
</context>
<context>
    <name>TableForm</name>
    <message>
        <source>分号式（1-产出指标；11-数量指标；…。）</source>
        <translation>Semicolons (full-width ; and a full stop)</translation>
    </message>
    <message>
        <source>原表没有合计行</source>
        <translation>The source has no grand total</translation>
    </message>
    <message>
        <source>合计行与单位行</source>
        <translation>Grand total and unit rows</translation>
    </message>
    <message>
        <source>合计行（打印）</source>
        <translation>Grand total (as printed)</translation>
    </message>
    <message>
        <source>固定为打印的数，与项目之和核对</source>
        <translation>Fixed as printed, compared with the projects</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>指标串标点</source>
        <translation>Punctuation</translation>
    </message>
    <message>
        <source>表名</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>表头</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>逗号式（1-产出指标,11-数量指标,…;）</source>
        <translation>Commas (half-width , and ;)</translation>
    </message>
    <message>
        <source>部门名称</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>金额单位</source>
        <translation>Currency unit</translation>
    </message>
    <message>
        <source>随项目自动更新</source>
        <translation>Follow the projects</translation>
    </message>
    <message>
        <source>表样</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>（未指定）</source>
        <translation>(none)</translation>
    </message>
</context>
<context>
    <name>TotalsBar</name>
    <message>
        <source>Σ 项目之和</source>
        <translation>Σ projects</translation>
    </message>
    <message>
        <source>Σ 项目之和（原表不印合计行）</source>
        <translation>Σ projects (no grand total printed)</translation>
    </message>
    <message>
        <source>✓ 合计与项目之和相符</source>
        <translation>✓ Equals the projects</translation>
    </message>
    <message>
        <source>✓ 合计随项目自动更新</source>
        <translation>✓ Follows the projects</translation>
    </message>
    <message>
        <source>不符 {amount}</source>
        <translation>≠ {amount}</translation>
    </message>
    <message>
        <source>其中：{unit}</source>
        <translation>of these: {unit}</translation>
    </message>
    <message>
        <source>合计与项目之和不符，请核对</source>
        <translation>Differs from the projects, please check</translation>
    </message>
    <message>
        <source>合计有尾差，在四舍五入范围内</source>
        <translation>Rounding difference within bounds</translation>
    </message>
    <message>
        <source>合计的差额偏大，请核对</source>
        <translation>A large difference, please check</translation>
    </message>
    <message>
        <source>合计行和单位行保持现在的数，不再随项目变化</source>
        <translation>Grand total and unit rows stay as they are now</translation>
    </message>
    <message>
        <source>合计行和单位行改为项目之和，以后随项目变化；可以撤销</source>
        <translation>Grand total and unit rows become the projects' sums and follow them; this can be undone</translation>
    </message>
    <message>
        <source>合计（打印）</source>
        <translation>Grand total (printed)</translation>
    </message>
    <message>
        <source>固定合计</source>
        <translation>Fix totals</translation>
    </message>
    <message>
        <source>存疑 {amount}</source>
        <translation>? {amount}</translation>
    </message>
    <message>
        <source>尾差 {amount}</source>
        <translation>≈ {amount}</translation>
    </message>
    <message>
        <source>差额</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>让合计自动更新</source>
        <translation>Let totals follow</translation>
    </message>
    <message>
        <source>（未命名单位）</source>
        <translation>(unit without a name)</translation>
    </message>
    <message>
        <source>Σ 显示的 {count} 个项目</source>
        <translation>Σ of the {count} projects shown</translation>
    </message>
</context>
<context>
    <name>TroubleBar</name>
    <message>
        <source>关闭此条</source>
        <translation>Close this message</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在进行</source>
        <translation>In progress</translation>
    </message>
</context>
<context>
    <name>UnitChoice</name>
    <message>
        <source>移到单位</source>
        <translation>Move to unit</translation>
    </message>
    <message>
        <source>{count} 个项目移到：</source>
        <translation>Move {count} projects to:</translation>
    </message>
    <message>
        <source>未命名单位</source>
        <translation>Unnamed unit</translation>
    </message>
    <message>
        <source>{unit}（{year} {title}）</source>
        <translation>{unit} ({year} {title})</translation>
    </message>
    <message>
        <source>移动</source>
        <translation>Move</translation>
    </message>
</context>
<context>
    <name>UnitForm</name>
    <message>
        <source>单位名称</source>
        <translation>Unit name</translation>
    </message>
    <message>
        <source>单位行的金额随本单位的项目自动更新。要按原表填写，请在“表头与合计”中选择“固定为打印的数”。</source>
        <translation>The unit's amounts follow its projects. To enter them as printed, choose “Fixed as printed” under heading and grand total.</translation>
    </message>
    <message>
        <source>单位行的金额（打印）</source>
        <translation>The unit's amounts (as printed)</translation>
    </message>
    <message>
        <source>按原表填写，程序会与本单位的项目之和核对。</source>
        <translation>Enter them as printed; they are compared with the unit's projects.</translation>
    </message>
    <message>
        <source>资金使用单位</source>
        <translation>Unit that uses the funds</translation>
    </message>
</context>
<context>
    <name>Where</name>
    <message>
        <source>Excel 工作簿</source>
        <translation>Excel workbook</translation>
    </message>
    <message>
        <source>JSON 数据</source>
        <translation>JSON data</translation>
    </message>
    <message>
        <source>ODS 工作簿</source>
        <translation>ODS workbook</translation>
    </message>
    <message>
        <source>PDF 文件的文字层</source>
        <translation>Text layer of a PDF</translation>
    </message>
    <message>
        <source>Word 文档的表格</source>
        <translation>Table in a Word document</translation>
    </message>
    <message>
        <source>{first}等 {count} 处</source>
        <translation>{first} and more, {count} places</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>位置未知</source>
        <translation>Place not known</translation>
    </message>
    <message>
        <source>制表符分隔的文本</source>
        <translation>Tab-separated text</translation>
    </message>
    <message>
        <source>工作表“{sheet}” {cell}</source>
        <translation>Sheet “{sheet}”, {cell}</translation>
    </message>
    <message>
        <source>文本</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>旧版 Excel 工作簿</source>
        <translation>Old Excel workbook</translation>
    </message>
    <message>
        <source>第 {first}–{last} 行</source>
        <translation>Lines {first}–{last}</translation>
    </message>
    <message>
        <source>第 {line} 行</source>
        <translation>Line {line}</translation>
    </message>
    <message>
        <source>第 {number} 张表第 {row} 行第 {column} 栏</source>
        <translation>Table {number}, row {row}, column {column}</translation>
    </message>
    <message>
        <source>第 {page} 页</source>
        <translation>Page {page}</translation>
    </message>
    <message>
        <source>绩效填报台文件</source>
        <translation>PerfDesk file</translation>
    </message>
    <message>
        <source>网页表格</source>
        <translation>Table of a web page</translation>
    </message>
    <message>
        <source>逗号分隔的文本</source>
        <translation>Comma-separated text</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>基本情况</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>表头与合计</source>
        <translation>Heading and total</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>项目表</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>项目自评总览</source>
        <translation>All project self-evaluations</translation>
    </message>
    <message>
        <source>统计</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>审核（{count}）</source>
        <translation>Review ({count})</translation>
    </message>
</context>
<context>
    <name>Written</name>
    <message>
        <source>打开文件</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>已导出：{path}。这台电脑的字体里没有“{signs}”，PDF 中可能显示不出来，请打开看一看。</source>
        <translation>Exported: {path}. The fonts of this computer lack “{signs}”, which the PDF may not show; please open it and look.</translation>
    </message>
    <message>
        <source>这台电脑上没有能打开“{name}”的程序。文件已经写好，在 {folder}。</source>
        <translation>No program on this computer opens "{name}". The file is written; it is in {folder}.</translation>
    </message>
    <message>
        <source>这台电脑上没有能打开文件夹的程序。文件在 {path}。</source>
        <translation>No program on this computer opens folders. The file is {path}.</translation>
    </message>
</context>
<context>
    <name>_CountButton</name>
    <message>
        <source>{severity} {count}</source>
        <translation>{severity} {count}</translation>
    </message>
    <message>
        <source>勾选的类别列在下面</source>
        <translation>Ticked kinds are listed below</translation>
    </message>
</context>
<context>
    <name>_FilterLine</name>
    <message>
        <source>查找项目</source>
        <translation>Find a project</translation>
    </message>
    <message>
        <source>查找项目、目标、指标（Ctrl+F）</source>
        <translation>Find (Ctrl+F)</translation>
    </message>
</context>
<context>
    <name>_Form</name>
    <message>
        <source>其他资金</source>
        <translation>Other funds</translation>
    </message>
    <message>
        <source>总计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>财政专户拨款</source>
        <translation>Special account</translation>
    </message>
    <message>
        <source>财政拨款</source>
        <translation>Fiscal</translation>
    </message>
</context>
<context>
    <name>_GlanceModel</name>
    <message>
        <source>{count} 条：{names}</source>
        <translation>{count}: {names}</translation>
    </message>
    <message>
        <source>其他资金</source>
        <translation>Other funds</translation>
    </message>
    <message>
        <source>总计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>绩效指标</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>绩效目标</source>
        <translation>Goal</translation>
    </message>
    <message>
        <source>财政专户拨款</source>
        <translation>Special account</translation>
    </message>
    <message>
        <source>财政拨款</source>
        <translation>Fiscal</translation>
    </message>
    <message>
        <source>项目名称（资金使用单位）</source>
        <translation>Project (unit)</translation>
    </message>
</context>
<context>
    <name>_LinesView</name>
    <message>
        <source>合计核对</source>
        <translation>Check of the totals</translation>
    </message>
</context>
<context>
    <name>_NewTable</name>
    <message>
        <source>例如：某某区文化局</source>
        <translation>for example: Culture Bureau</translation>
    </message>
    <message>
        <source>保存为 {path}</source>
        <translation>Saved as {path}</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>新文件放在哪里</source>
        <translation>Where to keep the new file</translation>
    </message>
    <message>
        <source>更改…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>绩效填报台文件 (*.perfdesk)</source>
        <translation>PerfDesk files (*.perfdesk)</translation>
    </message>
    <message>
        <source>绩效目标表</source>
        <translation>targets</translation>
    </message>
    <message>
        <source>部门名称</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>表样</source>
        <translation>Form</translation>
    </message>
</context>
<context>
    <name>_RecentList</name>
    <message>
        <source>{name}
{folder} · {facts}</source>
        <translation>{name}
{folder} · {facts}</translation>
    </message>
    <message>
        <source>从列表中移除</source>
        <translation>Take off the list</translation>
    </message>
    <message>
        <source>文件已不在原处，可能已移动或改名</source>
        <translation>No longer there; perhaps moved or renamed</translation>
    </message>
    <message>
        <source>最近的文件</source>
        <translation>Recent files</translation>
    </message>
</context>
<context>
    <name>_Tree</name>
    <message>
        <source>检查结果</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>项目目录</source>
        <translation>Contents</translation>
    </message>
</context>
<context>
    <name>RuleParameters</name>
    <message>
        <source>“{rule}”的数值和词语，词语用顿号分开。</source>
        <translation>Thresholds and words of “{rule}”; words are parted by 、.</translation>
    </message>
    <message>
        <source>“{rule}”没有可以调整的数值和词语。</source>
        <translation>“{rule}” has no thresholds or words.</translation>
    </message>
    <message>
        <source>“{rule}”是自定规则，请用“修改…”调整。</source>
        <translation>“{rule}” is a rule of your own: use “Change…”.</translation>
    </message>
</context>
<context>
    <name>FindingDetail</name>
    <message>
        <source>换一种方式修正</source>
        <translation>Mend it another way</translation>
    </message>
    <message>
        <source>修正(&amp;R)</source>
        <translation>&amp;Repair</translation>
    </message>
    <message>
        <source>说明理由…(&amp;W)</source>
        <translation>Give a re&amp;ason…</translation>
    </message>
    <message>
        <source>转到(&amp;G)</source>
        <translation>&amp;Go there</translation>
    </message>
    <message>
        <source>没有选中问题</source>
        <translation>No finding selected</translation>
    </message>
    <message>
        <source>—</source>
        <translation>—</translation>
    </message>
    <message>
        <source>需要人工判断</source>
        <translation>A person has to decide</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>建议</source>
        <translation>Proposal</translation>
    </message>
    <message>
        <source>按建议修正（Alt+Enter）</source>
        <translation>Mend as proposed (Alt+Enter)</translation>
    </message>
    <message>
        <source>保留原样并写明理由（Ctrl+Shift+M）</source>
        <translation>Leave as it is and say why (Ctrl+Shift+M)</translation>
    </message>
    <message>
        <source>转到所在的栏目（Enter）</source>
        <translation>Go to its field (Enter)</translation>
    </message>
    <message>
        <source>可补一行，再填写内容</source>
        <translation>A row can be added, to be filled in</translation>
    </message>
    <message>
        <source>补一行…</source>
        <translation>Add a row…</translation>
    </message>
</context>
<context>
    <name>WaiveDialog</name>
    <message>
        <source>说明理由</source>
        <translation>Give a reason</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>共 {count} 处。</source>
        <translation>{count} in all.</translation>
    </message>
    <message>
        <source>理由(&amp;R)</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>已与原件核对，原文如此。</source>
        <translation>Compared with the original, which says so.</translation>
    </message>
    <message>
        <source>本项目不适用，已与财政部门沟通。</source>
        <translation>Does not apply to this project; agreed with the finance bureau.</translation>
    </message>
    <message>
        <source>上级文件有规定，按规定填写。</source>
        <translation>Filled in as a higher document prescribes.</translation>
    </message>
    <message>
        <source>定性指标，按评价标准考核。</source>
        <translation>A qualitative indicator, judged by its standard.</translation>
    </message>
    <message>
        <source>理由随文件保存和导出；值有改动时自动失效。</source>
        <translation>The reason is kept in the file and exported; it falls when the value changes.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Binding</name>
    <message>
        <source>另有 {count} 处。</source>
        <translation>And {count} more.</translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>批量修正</source>
        <translation>Mend several</translation>
    </message>
    <message>
        <source>修正所选</source>
        <translation>Mend the ticked ones</translation>
    </message>
    <message>
        <source>{rule}：{count} 处可以修正。修正后可用撤销一次退回。</source>
        <translation>{rule}: {count} can be mended. One undo takes it all back.</translation>
    </message>
    <message>
        <source>将修正的内容</source>
        <translation>What will be mended</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{rule}：{count} 处可以修正，正在查看其余…</source>
        <translation>{rule}: {count} can be mended; looking at the others…</translation>
    </message>
</context>
<context>
    <name>RepairsModel</name>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>修正为</source>
        <translation>After</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(blank)</translation>
    </message>
</context>
<context>
    <name>RuleTable</name>
    <message>
        <source>规则</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Family</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>例子</source>
        <translation>Example</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>检查规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>{rule}的级别</source>
        <translation>Severity of {rule}</translation>
    </message>
</context>
<context>
    <name>OwnRuleButtons</name>
    <message>
        <source>新增自定规则…(&amp;N)</source>
        <translation>&amp;New rule of your own…</translation>
    </message>
    <message>
        <source>修改…(&amp;E)</source>
        <translation>&amp;Change…</translation>
    </message>
    <message>
        <source>删除(&amp;D)</source>
        <translation>&amp;Delete</translation>
    </message>
</context>
<context>
    <name>OwnRuleDialog</name>
    <message>
        <source>新增自定规则</source>
        <translation>New rule of your own</translation>
    </message>
    <message>
        <source>修改自定规则</source>
        <translation>Change a rule of your own</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>用顿号分开，如：力争、左右</source>
        <translation>Put ; between them</translation>
    </message>
    <message>
        <source>可不填，如文件名称和文号</source>
        <translation>Optional: title and number of a document</translation>
    </message>
    <message>
        <source>词语按字面查找，不分全角半角。空白的内容只由“必须填写”来查。</source>
        <translation>Words are looked for as they are written, full or half width. What is blank is found only by “Is filled in”.</translation>
    </message>
    <message>
        <source>请写出词语，用顿号分开。</source>
        <translation>Write the words, with ; between them.</translation>
    </message>
    <message>
        <source>最多写 {most} 个词，可分成几条规则。</source>
        <translation>At most {most} words; they can be divided among several rules.</translation>
    </message>
    <message>
        <source>每个词最多 {most} 字，请写短一些。</source>
        <translation>A word has at most {most} characters. Please shorten it.</translation>
    </message>
    <message>
        <source>请写一句提示的话，检查时照此显示。</source>
        <translation>Write the sentence that a finding says.</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>条件</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>词语</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>字数</source>
        <translation>Characters</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>提示的话</source>
        <translation>Sentence</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>检查规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>不勾选的规则不再检查。设置用于本机打开的所有文件，也可以存为文件交给同事。</source>
        <translation>Rules that are not ticked are not checked. The choice holds for all files on this machine and can be passed on as a file.</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>恢复默认</source>
        <translation>Defaults</translation>
    </message>
    <message>
        <source>载入…</source>
        <translation>Load…</translation>
    </message>
    <message>
        <source>另存为…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>载入检查规则</source>
        <translation>Load rules</translation>
    </message>
    <message>
        <source>检查规则 (*.json)</source>
        <translation>Rules (*.json)</translation>
    </message>
    <message>
        <source>另存检查规则</source>
        <translation>Save rules</translation>
    </message>
    <message>
        <source>自定规则最多 {most} 条，请先删除不用的。</source>
        <translation>There can be {most} rules of your own. Please delete some first.</translation>
    </message>
    <message>
        <source>已删除“{rule}”。点“确定”后生效，点“取消”则保留。</source>
        <translation>“{rule}” is deleted with OK and kept with Cancel.</translation>
    </message>
    <message>
        <source>已载入；原有的 {count} 条自定规则不在其中，点“取消”则保留。</source>
        <translation>Loaded, without {count} rules of your own that you had. Cancel keeps them.</translation>
    </message>
</context>
<context>
    <name>FindingWork</name>
    <message>
        <source>取消说明</source>
        <translation>Take the reason back</translation>
    </message>
    <message>
        <source>取消说明后，问题会重新列出。</source>
        <translation>Without its reason a finding is listed again.</translation>
    </message>
    <message>
        <source>请先在检查结果中选中一个问题。</source>
        <translation>Select a finding in the list first.</translation>
    </message>
    <message>
        <source>“{rule}”需要人工判断，没有自动修正。</source>
        <translation>“{rule}” needs a person to decide; there is no repair.</translation>
    </message>
    <message>
        <source>当前这类问题没有自动修正。</source>
        <translation>There is no repair for findings of this rule.</translation>
    </message>
    <message>
        <source>还没有说明理由的问题。</source>
        <translation>No finding has a reason yet.</translation>
    </message>
    <message>
        <source>已说明理由的问题</source>
        <translation>Findings with a reason</translation>
    </message>
    <message>
        <source>审核意见表</source>
        <translation>Review sheet</translation>
    </message>
    <message>
        <source>导出审核意见表</source>
        <translation>Export the review sheet</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>已导出：{path}</source>
        <translation>Exported: {path}</translation>
    </message>
    <message>
        <source>另有 {count} 处修正后仍有问题，请逐处核对。</source>
        <translation> {count} more still have something to look at; please check each.</translation>
    </message>
    <message>
        <source>已修正 {count} 处。</source>
        <translation>Mended {count}.</translation>
    </message>
    <message>
        <source>选中的问题在“{where}”，没有修正。请先转到那里（F8 或点一下该问题）。</source>
        <translation>The highlighted finding is in “{where}” and was not mended. Go there first (F8, or click the finding).</translation>
    </message>
    <message>
        <source>已修正。</source>
        <translation>Mended.</translation>
    </message>
    <message>
        <source>已修正“{where}”：{before} → {after}。</source>
        <translation>Mended “{where}”: {before} → {after}.</translation>
    </message>
    <message>
        <source>另改了 {count} 处。</source>
        <translation> {count} more values changed with it.</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(blank)</translation>
    </message>
    <message>
        <source>理由只管这一处；因它而不符的 {count} 处已单独列出，请逐处核对。</source>
        <translation>The reason is for this one only; {count} that are off because of it are listed by themselves now. Please check each.</translation>
    </message>
</context>
<context>
    <name>WaivedRows</name>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>说明人</source>
        <translation>By</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>At</translation>
    </message>
</context>
<context>
    <name>DepartmentDetail</name>
    <message>
        <source>按评分标准人工打分</source>
        <translation>Scored by a person</translation>
    </message>
    <message>
        <source>按项目的产出指标得分</source>
        <translation>From the projects' outputs</translation>
    </message>
    <message>
        <source>按项目的效益指标得分</source>
        <translation>From the projects' benefits</translation>
    </message>
    <message>
        <source>按预算支出率</source>
        <translation>From the spending rate</translation>
    </message>
    <message>
        <source>计算方式</source>
        <translation>Worked out</translation>
    </message>
    <message>
        <source>计算过程</source>
        <translation>Working</translation>
    </message>
    <message>
        <source>评分标准（按当年通知核对）</source>
        <translation>Scoring rule (check it against the year's notice)</translation>
    </message>
</context>
<context>
    <name>DepartmentFacts</name>
    <message>
        <source>✓ 总预算等于基本支出与项目支出之和</source>
        <translation>✓ The total equals basic plus project spending</translation>
    </message>
    <message>
        <source>二次分配资金</source>
        <translation>Passed on to others</translation>
    </message>
    <message>
        <source>单位数</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>基本支出</source>
        <translation>Basic spending</translation>
    </message>
    <message>
        <source>实际支出</source>
        <translation>Actually spent</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>年度整体绩效目标</source>
        <translation>Goals of the year</translation>
    </message>
    <message>
        <source>总预算</source>
        <translation>Total budget</translation>
    </message>
    <message>
        <source>总预算、基本支出、项目支出填齐后核对</source>
        <translation>Compared once total, basic and project spending are filled in</translation>
    </message>
    <message>
        <source>总预算与分项之和相差 {amount}</source>
        <translation>The total differs from its parts by {amount}</translation>
    </message>
    <message>
        <source>指标体系</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>整体绩效目标完成情况</source>
        <translation>How far they were met</translation>
    </message>
    <message>
        <source>未能完成原因</source>
        <translation>Why some were not met</translation>
    </message>
    <message>
        <source>等级分数线（留空按 90/80/60）</source>
        <translation>Grade limits (blank: 90/80/60)</translation>
    </message>
    <message>
        <source>表名</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>部门名称</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>金额单位</source>
        <translation>Currency unit</translation>
    </message>
    <message>
        <source>项目支出</source>
        <translation>Project spending</translation>
    </message>
</context>
<context>
    <name>DepartmentPage</name>
    <message>
        <source>一级指标</source>
        <translation>Level 1</translation>
    </message>
    <message>
        <source>三级指标</source>
        <translation>Level 3</translation>
    </message>
    <message>
        <source>二级指标</source>
        <translation>Level 2</translation>
    </message>
    <message>
        <source>产出、效益和支出率各行按本文件的项目自评表和预算计算，并写明计算过程</source>
        <translation>Works out the rows of outputs, benefits and spending from the project self-evaluations and budgets in this file, with the working</translation>
    </message>
    <message>
        <source>分值</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>指标解释</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>改进措施</source>
        <translation>Improvement</translation>
    </message>
    <message>
        <source>未达标原因</source>
        <translation>Why not reached</translation>
    </message>
    <message>
        <source>按项目计算(&amp;J)</source>
        <translation>From the pro&amp;jects</translation>
    </message>
    <message>
        <source>从当前行起到本级末尾另设一个{level}，名称和分值待填写</source>
        <translation>Begins another {level} from the current row to the end of this one; its name and points are to be filled in</translation>
    </message>
    <message>
        <source>另起一级</source>
        <translation>New level 1</translation>
    </message>
    <message>
        <source>另起二级</source>
        <translation>New level 2</translation>
    </message>
    <message>
        <source>实际值</source>
        <translation>Actual</translation>
    </message>
    <message>
        <source>当前行已经是本级的第一行，可以直接修改名称。</source>
        <translation>The current row is the first of its level; its name can be changed as it is.</translation>
    </message>
    <message>
        <source>按项目计算的各行没有变化。手工填写的得分不改动，清空后可重新计算。</source>
        <translation>The rows that follow from the projects are up to date. Scores typed by hand stay; clear one to have it worked out.</translation>
    </message>
    <message>
        <source>有的项目还没有填齐，没有计入，得分不是最后结果。见“计算过程”。</source>
        <translation>Some projects are not filled in and not counted: these scores are not final. See the working.</translation>
    </message>
    <message>
        <source>本文件没有这一年的项目自评表，也没有部门实际支出，无法计算。</source>
        <translation>This file has neither project self-evaluations of the year nor what the department spent; nothing can be worked out.</translation>
    </message>
    <message>
        <source>目标值</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>项目数据有变化，请重新“按项目计算”</source>
        <translation>The projects have changed: work the rows out again</translation>
    </message>
    <message>
        <source>评分标准</source>
        <translation>Scoring rule</translation>
    </message>
</context>
<context>
    <name>EvaluationPage</name>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>删除选中的行（{key}）</source>
        <translation>Remove the selected rows ({key})</translation>
    </message>
    <message>
        <source>在当前行之后新增一行（{key}）</source>
        <translation>Add a row behind the current one ({key})</translation>
    </message>
    <message>
        <source>年度未填</source>
        <translation>no year</translation>
    </message>
    <message>
        <source>把当前行上移（{key}）</source>
        <translation>Move the current row up ({key})</translation>
    </message>
    <message>
        <source>把当前行下移（{key}）</source>
        <translation>Move the current row down ({key})</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>还没有指标。按 Ctrl+Enter 新增一行。</source>
        <translation>There are no rows yet. Press Ctrl+Enter to add one.</translation>
    </message>
    <message>
        <source>基本情况(&amp;B)</source>
        <translation>&amp;Basic facts</translation>
    </message>
    <message>
        <source>“{text}”没有保存：{why}</source>
        <translation>“{text}” was not saved: {why}</translation>
    </message>
    <message>
        <source>度量单位</source>
        <translation>Unit of measure</translation>
    </message>
    <message>
        <source>指标值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>绩效指标</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>指标性质</source>
        <translation>Sign</translation>
    </message>
</context>
<context>
    <name>EvaluationWork</name>
    <message>
        <source>其余项目也生成</source>
        <translation>Make them for the others, too</translation>
    </message>
    <message>
        <source>只为当前项目生成</source>
        <translation>Only for the current project</translation>
    </message>
    <message>
        <source>存为指标体系</source>
        <translation>Save as an index</translation>
    </message>
    <message>
        <source>已保存指标体系：{path}。新建部门自评表时可以选用。</source>
        <translation>Index saved: {path}. It can be chosen for a new department self-evaluation.</translation>
    </message>
    <message>
        <source>已新建部门自评表。先核对“基本情况”，再填写得分。</source>
        <translation>Department self-evaluation made. Check the facts first, then fill in the scores.</translation>
    </message>
    <message>
        <source>已生成 {count} 张项目自评表。填写“实际完成值”，建议得分会随之给出。</source>
        <translation>{count} project self-evaluations made. Fill in the actual values, and scores are proposed.</translation>
    </message>
    <message>
        <source>指标体系 (*.json)</source>
        <translation>Index (*.json)</translation>
    </message>
    <message>
        <source>生成之后又有修改。请先撤销那些修改。</source>
        <translation>There were changes since. Undo those first.</translation>
    </message>
    <message>
        <source>请先选中一张部门整体支出绩效自评表，再存为指标体系。</source>
        <translation>Choose a department self-evaluation first, then save it as an index.</translation>
    </message>
    <message>
        <source>这张目标表的项目都已有自评表，没有新增。</source>
        <translation>Every project of this target table has its self-evaluation; nothing was added.</translation>
    </message>
    <message>
        <source>已新建下一年度的表，保留指标、目标值和分值。请核对目标值，再填写预算和完成情况。</source>
        <translation>Next year's table is made, with the same indicators, targets and points. Check the targets, then fill in budget and results.</translation>
    </message>
    <message>
        <source>请先在目录中选中一张自评表或监控表。</source>
        <translation>First select a self-evaluation or a monitoring table in the contents.</translation>
    </message>
    <message>
        <source>这张目标表的项目都已有监控表，没有新增。</source>
        <translation>All projects of this table have a monitoring table already; nothing was added.</translation>
    </message>
    <message>
        <source>已生成 {count} 张绩效运行监控表。填写执行数和完成情况，落后的指标会提示。</source>
        <translation>{count} monitoring tables were made. Fill in what was spent and achieved; indicators that are behind will be told.</translation>
    </message>
    <message>
        <source>这个文件里没有目标表。请先导入或新增目标表，再由它生成。</source>
        <translation>There is no target table in this file. Import or add one first.</translation>
    </message>
</context>
<context>
    <name>IndexDialog</name>
    <message>
        <source>{who}指标体系</source>
        <translation>Index of {who}</translation>
    </message>
    <message>
        <source>保存…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>保存各级指标、分值、指标解释和评分标准，不含得分。别的单位可以直接选用这个文件。</source>
        <translation>Saves levels, points, explanations and scoring rules, without scores. Other bureaus can use the file as it is.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>存为指标体系</source>
        <translation>Save as an index</translation>
    </message>
    <message>
        <source>开始年度</source>
        <translation>From year</translation>
    </message>
    <message>
        <source>结束年度（可留空）</source>
        <translation>To year (may be blank)</translation>
    </message>
    <message>
        <source>请填写名称和开始年度，年度写四位数字，例如 2026。</source>
        <translation>Please give a name and the first year, with four digits, such as 2026.</translation>
    </message>
    <message>
        <source>结束年度早于开始年度，请核对。</source>
        <translation>The last year is before the first; please check.</translation>
    </message>
</context>
<context>
    <name>ItemForms</name>
    <message>
        <source>这个文件里还没有表。用“编辑 › 新增表”或“导入”开始。</source>
        <translation>There is no table in this file yet. Begin with Edit › Add a table, or Import.</translation>
        <source>这个文件里还没有表。用“编辑 › 新增目标表”或“导入”开始。</source>
        <translation>This file has no table yet. Start with “Edit › Add target table” or “Import”.</translation>
    </message>
</context>
<context>
    <name>ItemTables</name>
    <message>
        <source>自评表</source>
        <translation>Self-evaluation</translation>
    </message>
    <message>
        <source>项目表</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>监控表</source>
        <translation>Monitoring</translation>
    </message>
</context>
<context>
    <name>NewEvaluationDialog</name>
    <message>
        <source>{rows} 项指标，共 100 分。分值和评分标准可以修改，请按当年通知核对。</source>
        <translation>{rows} rows, 100 points in all. Points and rules can be changed; check them against the year's notice.</translation>
    </message>
    <message>
        <source>从文件读取…</source>
        <translation>From a file…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>年度请写四位数字，例如 2026。</source>
        <translation>Please write the year with four digits, such as 2026.</translation>
    </message>
    <message>
        <source>指标体系</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>指标体系 (*.json)</source>
        <translation>Index (*.json)</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>Make</translation>
    </message>
    <message>
        <source>新建部门自评表</source>
        <translation>New department self-evaluation</translation>
    </message>
    <message>
        <source>新表没有指标行，可以逐行新增。</source>
        <translation>The new table has no rows; add them one by one.</translation>
    </message>
    <message>
        <source>空白（自己填写指标）</source>
        <translation>Blank (rows of your own)</translation>
    </message>
    <message>
        <source>读取指标体系</source>
        <translation>Read an index</translation>
    </message>
    <message>
        <source>这套指标体系不包括 {year} 年，请按当年通知核对。</source>
        <translation>This index does not cover {year}; check it against the year's notice.</translation>
    </message>
    <message>
        <source>部门名称</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>（{year} 年起）</source>
        <translation> (from {year})</translation>
    </message>
</context>
<context>
    <name>OutButton</name>
    <message>
        <source>导出(&amp;X)</source>
        <translation>E&amp;xport</translation>
    </message>
    <message>
        <source>工作簿（全部统计表）…</source>
        <translation>Workbook (all figures)…</translation>
    </message>
    <message>
        <source>PDF（当前的表和图）…</source>
        <translation>PDF (table and bars shown)…</translation>
    </message>
    <message>
        <source>CSV（当前统计的明细）…</source>
        <translation>CSV (what these figures are made of)…</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>统计</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>CSV 文件 (*.csv)</source>
        <translation>CSV file (*.csv)</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>导出统计</source>
        <translation>Export statistics</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>全年执行数</source>
        <translation>Spent in the year</translation>
    </message>
    <message>
        <source>全年预算数</source>
        <translation>Year's budget</translation>
    </message>
    <message>
        <source>实施单位</source>
        <translation>Unit in charge</translation>
    </message>
    <message>
        <source>已填实际值</source>
        <translation>Actuals</translation>
    </message>
    <message>
        <source>总分</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>所有项目中没有填写得分的各项取建议得分，已填写的不变</source>
        <translation>In all projects, what has no score takes the proposed one; scores given stay</translation>
    </message>
    <message>
        <source>执行率</source>
        <translation>Execution</translation>
    </message>
    <message>
        <source>没有可以采用的建议得分。请先填写实际完成值。</source>
        <translation>There is no proposed score to take. Fill in actual values first.</translation>
    </message>
    <message>
        <source>还没有项目自评表。用“自评 › 由目标表生成项目自评表”开始。</source>
        <translation>There are no project self-evaluations yet. Begin with Self-evaluation › Make project self-evaluations from the targets.</translation>
    </message>
    <message>
        <source>项目名称</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>项目自评总览</source>
        <translation>All project self-evaluations</translation>
    </message>
    <message>
        <source>全部采用建议得分(&amp;T)</source>
        <translation>&amp;Take all proposed scores</translation>
    </message>
    <message>
        <source>{count} 个项目，{filled} 个已填齐实际完成值；预算 {budget} 万元，执行 {spent} 万元。双击或按 Ctrl+Enter 打开一张自评表。</source>
        <translation>{count} projects, {filled} with all actual values; budget {budget} and spent {spent}, in ten thousand yuan. Double-click or press Ctrl+Enter to open one.</translation>
    </message>
</context>
<context>
    <name>PastePreview</name>
    <message>
        <source>粘贴前核对</source>
        <translation>Before pasting</translation>
    </message>
    <message>
        <source>{rows} 行已有的内容会被替换，共 {cells} 格。</source>
        <translation>What stands in {rows} rows will be replaced, {cells} cells in all. </translation>
    </message>
    <message>
        <source>另外新增 {count} 个项目。</source>
        <translation>{count} projects will be added. </translation>
    </message>
    <message>
        <source>下面只列出前 {count} 格。</source>
        <translation>Only the first {count} cells are listed. </translation>
    </message>
    <message>
        <source>粘贴后可一步撤销。</source>
        <translation>One undo takes all of it back.</translation>
    </message>
    <message>
        <source>项目名称</source>
        <translation>Project name</translation>
    </message>
    <message>
        <source>总计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>财政拨款</source>
        <translation>Fiscal funds</translation>
    </message>
    <message>
        <source>财政专户拨款</source>
        <translation>Special account</translation>
    </message>
    <message>
        <source>其他资金</source>
        <translation>Other funds</translation>
    </message>
    <message>
        <source>绩效目标</source>
        <translation>Goal</translation>
    </message>
    <message>
        <source>绩效指标</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>粘贴后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>
隐藏的“{heads}”会被跳过：要粘贴到其中，请先取消隐藏。</source>
        <translation>
The hidden column “{heads}” will be passed over: to paste into it, show it first.</translation>
    </message>
</context>
<context>
    <name>PrintedTotals</name>
    <message>
        <source>分值合计</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>总分</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>评价等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>总分按原表填写，不随得分变化</source>
        <translation>Keep the total as printed, whatever the scores</translation>
    </message>
</context>
<context>
    <name>ProjectDetail</name>
    <message>
        <source>填写实际完成值后给出建议得分。</source>
        <translation>A score is proposed once the actual value is filled in.</translation>
    </message>
    <message>
        <source>实际完成值不能与目标比较，请填写数值，或直接填写得分。</source>
        <translation>The actual value does not compare with the target. Give a number, or the score itself.</translation>
    </message>
    <message>
        <source>已达到目标，建议得满分 {score} 分。</source>
        <translation>Target reached; the full {score} points are proposed.</translation>
    </message>
    <message>
        <source>晚于目标时间，没有公布的扣分公式，请填写得分并说明原因。</source>
        <translation>Later than the target; no formula is published for it. Give the score and the reason.</translation>
    </message>
    <message>
        <source>未达到目标，按完成比例建议 {score} 分（满分 {points}）。请说明原因。</source>
        <translation>Target missed; {score} of {points} points are proposed by the share reached. Give the reason.</translation>
    </message>
    <message>
        <source>超过目标上限，建议 {score} 分（满分 {points}）。请说明原因。</source>
        <translation>Above the upper limit; {score} of {points} points are proposed. Give the reason.</translation>
    </message>
    <message>
        <source>还没有分值，填写后给出建议得分。</source>
        <translation>It has no points yet; a score is proposed once it has.</translation>
    </message>
    <message>
        <source>定性指标：在“定性评判”栏输入 1、2 或 3（按 F2 可选择），得分在 {low} 到 {high} 之间。</source>
        <translation>Qualitative: type 1, 2 or 3 under Judgement (F2 to choose); the score is between {low} and {high}.</translation>
    </message>
</context>
<context>
    <name>ProjectFacts</name>
    <message>
        <source>全年执行数</source>
        <translation>Spent in the year</translation>
    </message>
    <message>
        <source>全年预算数</source>
        <translation>Year's budget</translation>
    </message>
    <message>
        <source>分值</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>反向指标（不高于目标）的计分方式</source>
        <translation>How exceeded upper limits are scored</translation>
    </message>
    <message>
        <source>定性指标分档（留空按 80/60）</source>
        <translation>Qualitative levels (blank: 80/60)</translation>
    </message>
    <message>
        <source>实际完成情况</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>年初预算数</source>
        <translation>Budget at the start</translation>
    </message>
    <message>
        <source>年度总体目标</source>
        <translation>Goal of the year</translation>
    </message>
    <message>
        <source>建议得分</source>
        <translation>Proposed</translation>
    </message>
    <message>
        <source>得分（留空按建议）</source>
        <translation>Score (blank: proposed)</translation>
    </message>
    <message>
        <source>按超出幅度递减，超一倍不得分</source>
        <translation>Less by the excess, nothing at twice the limit</translation>
    </message>
    <message>
        <source>目标值÷实际值×分值</source>
        <translation>Target ÷ actual × points</translation>
    </message>
    <message>
        <source>执行率（留空按金额）</source>
        <translation>Execution (blank: by amounts)</translation>
    </message>
    <message>
        <source>全年预计执行数</source>
        <translation>Expected for the year</translation>
    </message>
</context>
<context>
    <name>ProjectPage</name>
    <message>
        <source>1 达成</source>
        <translation>1 Reached</translation>
    </message>
    <message>
        <source>2 部分达成</source>
        <translation>2 Partly</translation>
    </message>
    <message>
        <source>3 未达成</source>
        <translation>3 Missed</translation>
    </message>
    <message>
        <source>一级指标</source>
        <translation>Level 1</translation>
    </message>
    <message>
        <source>三级指标</source>
        <translation>Level 3</translation>
    </message>
    <message>
        <source>二级指标</source>
        <translation>Level 2</translation>
    </message>
    <message>
        <source>偏差原因分析及改进措施</source>
        <translation>Reasons and improvement</translation>
    </message>
    <message>
        <source>分值</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>各项分值已经是按规则分配的。</source>
        <translation>The points are spread by the rule already.</translation>
    </message>
    <message>
        <source>定性评判</source>
        <translation>Judgement</translation>
    </message>
    <message>
        <source>实际完成值</source>
        <translation>Actual value</translation>
    </message>
    <message>
        <source>年度指标值</source>
        <translation>Year's value</translation>
    </message>
    <message>
        <source>建议得分</source>
        <translation>Proposed</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>按 50、30、10（有成本指标时 20、40、20、10）分配到各项指标，以后仍可修改</source>
        <translation>50, 30, 10 (with cost indicators 20, 40, 20, 10) over the indicators; they can still be changed</translation>
    </message>
    <message>
        <source>没有可以采用的建议得分。请先填写实际完成值。</source>
        <translation>There is no proposed score to take. Fill in actual values first.</translation>
    </message>
    <message>
        <source>没有填写得分的各项取建议得分，已填写的不变</source>
        <translation>What has no score takes the proposed one; scores given stay</translation>
    </message>
    <message>
        <source>输入 1、2 或 3</source>
        <translation>Type 1, 2 or 3</translation>
    </message>
    <message>
        <source>分配分值(&amp;P)</source>
        <translation>Spread &amp;points</translation>
    </message>
    <message>
        <source>采用建议得分(&amp;T)</source>
        <translation>&amp;Take proposed scores</translation>
    </message>
    <message>
        <source>全年预计完成情况</source>
        <translation>Expected for the year</translation>
    </message>
    <message>
        <source>完成目标可能性</source>
        <translation>Likelihood</translation>
    </message>
</context>
<context>
    <name>TotalsLine</name>
    <message>
        <source>✓ 各项都已评分</source>
        <translation>✓ Every row has a score</translation>
    </message>
    <message>
        <source>分值合计 {points}</source>
        <translation>Points {points}</translation>
    </message>
    <message>
        <source>分值合计应为 {points}</source>
        <translation>Points should come to {points}</translation>
    </message>
    <message>
        <source>总分 {score}</source>
        <translation>Total {score}</translation>
    </message>
    <message>
        <source>总分和等级改为按各项计算，以后随得分变化；可以撤销</source>
        <translation>Total and grade follow the scores from now on; this can be undone</translation>
    </message>
    <message>
        <source>等级 {grade}</source>
        <translation>Grade {grade}</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 项没有得分</source>
        <translation>
            <numerusform>%n row has no score</numerusform>
            <numerusform>%n rows have no score</numerusform>
        </translation>
    </message>
    <message>
        <source>让总分自动更新(&amp;U)</source>
        <translation>&amp;Update the total by itself</translation>
    </message>
    <message>
        <source>原表总分 {score}　{grade}</source>
        <translation>Total as printed {score}　{grade}</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 项没有得分，包括“基本情况”中的预算执行率</source>
        <translation>
            <numerusform>%n row has no score, the execution rate under Facts</numerusform>
            <numerusform>%n rows have no score, with the execution rate under Facts</numerusform>
        </translation>
    </message>
    <message>
        <source>还没有指标</source>
        <translation>No rows yet</translation>
    </message>
    <message numerus="yes">
        <source>%n 项建议得分未确认</source>
        <translation>
            <numerusform>%n proposed score not confirmed</numerusform>
            <numerusform>%n proposed scores not confirmed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>正在写入…</source>
        <translation>Writing…</translation>
    </message>
</context>
<context>
    <name>RowWork</name>
    <message>
        <source>粘贴的内容有 {given} 行，从这一格起只有 {room} 行，其余未粘贴。</source>
        <translation>What was pasted has {given} rows, but there are only {room} from this cell on; the rest was not pasted.</translation>
    </message>
</context>
<context>
    <name>BackupList</name>
    <message>
        <source>与现在相比</source>
        <translation>Against now</translation>
    </message>
    <message>
        <source>从备份恢复</source>
        <translation>Restore from a backup</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Holds</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>备份时间</source>
        <translation>Made at</translation>
    </message>
    <message>
        <source>存放位置</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>恢复成这一份</source>
        <translation>Restore this one</translation>
        <source>恢复到这一份</source>
        <translation>Restore this one</translation>
    </message>
    <message>
        <source>检查结果</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>第二备份位置…</source>
        <translation>Second place…</translation>
    </message>
    <message>
        <source>还没有备份。导入、合并、恢复、一次修正多个问题、一次改动超过 {most} 处之前，以及有修改时每十分钟，会自动备份。更小的改动没有备份，但每一步都在“历史”里，可以退回。</source>
        <translation>There is no backup yet. One is made before importing, merging, restoring, repairing several findings at once and changing more than {most} places at once, and every ten minutes in which something was changed. Smaller changes have no backup, but each step is in the history and can be gone back to.</translation>
    </message>
    <message>
        <source>这个文件现在只读，只能查看备份，不能恢复。</source>
        <translation>This file is read-only now: backups can be looked at, not restored.</translation>
    </message>
    <message>
        <source>选中一份，下面会说明它与现在有什么不同。恢复前会先把现在的内容另做一份备份；恢复是一步，可以撤销。</source>
        <translation>Choose one; below stands how it differs from now. What is here now is backed up first, and restoring is one step that can be undone.</translation>
    </message>
    <message>
        <source>金额合计</source>
        <translation>Total</translation>
        <source>选中一份恢复，文件就回到当时的样子；现在的内容会先另做一份备份，随时可以换回来。</source>
        <translation>Restore one of them and the file is as it was then; what is there now is backed up first, so you can go back.</translation>
    </message>
</context>
<context>
    <name>IndicatorColumns</name>
    <message>
        <source>权重</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>二级指标</source>
        <translation>Level 2</translation>
    </message>
    <message>
        <source>度量单位</source>
        <translation>Unit of measure</translation>
    </message>
    <message>
        <source>实施周期指标值</source>
        <translation>Period value</translation>
    </message>
    <message>
        <source>指标值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>一级指标</source>
        <translation>Level 1</translation>
    </message>
    <message>
        <source>年度指标值</source>
        <translation>Annual value</translation>
    </message>
    <message>
        <source>三级指标名称</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>指标性质</source>
        <translation>Sign</translation>
    </message>
</context>
<context>
    <name>TasksModel</name>
    <message>
        <source>其他资金</source>
        <translation>Other funds</translation>
    </message>
    <message>
        <source>总额</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>任务名称</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>财政专户</source>
        <translation>Special account</translation>
    </message>
    <message>
        <source>主要内容</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>财政拨款</source>
        <translation>Fiscal</translation>
    </message>
</context>
<context>
    <name>TasksPanel</name>
    <message>
        <source>{count} 项，金额合计 {total}</source>
        <translation>{count} tasks, {total} in all</translation>
    </message>
    <message>
        <source>删除选中的任务（{key}）</source>
        <translation>Delete the selected tasks ({key})</translation>
    </message>
    <message>
        <source>年度主要任务</source>
        <translation>Year's main tasks</translation>
    </message>
    <message>
        <source>还没有任务。按 Ctrl+Enter 新增一项。</source>
        <translation>No tasks yet. Press Ctrl+Enter to add one.</translation>
    </message>
    <message>
        <source>在当前行之后新增一项任务（{key}）</source>
        <translation>Add a task after the current row ({key})</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Add</translation>
    </message>
</context>
<context>
    <name>MonitoringPage</name>
    <message>
        <source>三级指标</source>
        <translation>Level 3</translation>
    </message>
    <message>
        <source>一级指标</source>
        <translation>Level 1</translation>
    </message>
    <message>
        <source>年度指标值</source>
        <translation>Annual value</translation>
    </message>
    <message>
        <source>偏差原因分析</source>
        <translation>Reasons for deviations</translation>
    </message>
    <message>
        <source>完成目标可能性</source>
        <translation>Likelihood</translation>
    </message>
    <message>
        <source>全年预计完成情况</source>
        <translation>Expected for the year</translation>
    </message>
    <message>
        <source>1—7月执行情况</source>
        <translation>Done January–July</translation>
    </message>
    <message>
        <source>二级指标</source>
        <translation>Level 2</translation>
    </message>
    <message>
        <source>分值</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>1 能 2 可能 3 不能</source>
        <translation>1 yes 2 maybe 3 no</translation>
    </message>
</context>
<context>
    <name>_ProjectFacts</name>
    <message>
        <source>当年财政拨款</source>
        <translation>Fiscal, this year</translation>
    </message>
    <message>
        <source>财政专户管理资金</source>
        <translation>Special account</translation>
    </message>
    <message>
        <source>项目名称</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>表名</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>年度资金总额</source>
        <translation>All funds</translation>
    </message>
    <message>
        <source>金额单位</source>
        <translation>Currency unit</translation>
    </message>
    <message>
        <source>实施单位</source>
        <translation>Unit in charge</translation>
    </message>
    <message>
        <source>其他资金</source>
        <translation>Other funds</translation>
    </message>
    <message>
        <source>主管部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>单位资金</source>
        <translation>Own funds</translation>
    </message>
    <message>
        <source>上年结转资金</source>
        <translation>Carried over</translation>
    </message>
</context>
<context>
    <name>MonitoringFacts</name>
    <message>
        <source>调整后预算数</source>
        <translation>Adjusted budget</translation>
    </message>
    <message>
        <source>1—7月执行数</source>
        <translation>Spent January–July</translation>
    </message>
    <message>
        <source>目前完成情况</source>
        <translation>Done so far</translation>
    </message>
    <message>
        <source>年度总体目标</source>
        <translation>Goal of the year</translation>
    </message>
    <message>
        <source>执行率</source>
        <translation>Execution</translation>
    </message>
    <message>
        <source>全年预计执行数</source>
        <translation>Expected for the year</translation>
    </message>
    <message>
        <source>年初预算数</source>
        <translation>Budget at the start</translation>
    </message>
</context>
<context>
    <name>NewTableDialog</name>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>部门名称</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>新增表</source>
        <translation>Add a table</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>表样</source>
        <translation>Form</translation>
    </message>
</context>
<context>
    <name>PointingDialog</name>
    <message>
        <source>先选择工作表或页，再选中表头所在的行，然后核对右边各栏的含义。</source>
        <translation>Choose the sheet or page, select the rows of the head, then check what each column means.</translation>
    </message>
    <message>
        <source>第 {number} 张</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>工作表或页</source>
        <translation>Sheet or page</translation>
    </message>
    <message>
        <source>有两栏都是“{word}”，请只留一栏。</source>
        <translation>Two columns are “{word}”; keep one only.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>请选中表头所在的一行；表头有两三行时，按住 Shift 一起选中。</source>
        <translation>Select the row of the head; if it has two or three, hold Shift to select them all.</translation>
    </message>
    <message>
        <source>原表的内容</source>
        <translation>Contents of the table</translation>
    </message>
    <message>
        <source>按此识别</source>
        <translation>Read like this</translation>
    </message>
    <message>
        <source>指出表头</source>
        <translation>Show the head</translation>
    </message>
    <message>
        <source>还没有指出哪一栏是指标值、分值或得分。</source>
        <translation>No column holds values, points or scores yet.</translation>
    </message>
    <message>
        <source>没有表头行（第一行就是内容）(&amp;N)</source>
        <translation>&amp;No head: the first row is data</translation>
    </message>
    <message>
        <source>请选中内容的第一行。</source>
        <translation>Mark the first row of the data.</translation>
    </message>
    <message>
        <source>还没有指出哪一栏是“{project}”或“{indicator}”。</source>
        <translation>Say which column is "{project}" or "{indicator}".</translation>
    </message>
    <message>
        <source>还没有指出哪一栏是金额、绩效目标或绩效指标。</source>
        <translation>Say which column is an amount, the goal or the indicators.</translation>
    </message>
</context>
<context>
    <name>AnnualAmounts</name>
    <message>
        <source>年度资金总额</source>
        <translation>All funds</translation>
    </message>
    <message>
        <source>{sum}，与总额不等</source>
        <translation>{sum}, not the total</translation>
    </message>
    <message>
        <source>{sum} ✓ 与总额相等</source>
        <translation>{sum} ✓ equals the total</translation>
    </message>
    <message>
        <source>分项未填</source>
        <translation>No parts yet</translation>
    </message>
    <message>
        <source>上年结转资金</source>
        <translation>Carried over</translation>
    </message>
    <message>
        <source>年度其他资金</source>
        <translation>Other, this year</translation>
    </message>
    <message>
        <source>当年财政拨款</source>
        <translation>Fiscal, this year</translation>
    </message>
    <message>
        <source>财政专户管理资金</source>
        <translation>Special account</translation>
    </message>
</context>
<context>
    <name>DepartmentFunds</name>
    <message>
        <source>分值</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>项目支出</source>
        <translation>Project spending</translation>
    </message>
    <message>
        <source>基本支出</source>
        <translation>Basic spending</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>年初预算数</source>
        <translation>Budget at the start</translation>
    </message>
    <message>
        <source>全年预算数</source>
        <translation>Year's budget</translation>
    </message>
    <message>
        <source>执行率</source>
        <translation>Execution</translation>
    </message>
    <message>
        <source>二次分配资金</source>
        <translation>Passed on to others</translation>
    </message>
    <message>
        <source>年度资金总额</source>
        <translation>All funds</translation>
    </message>
    <message>
        <source>全年执行数</source>
        <translation>Spent in the year</translation>
    </message>
</context>
<context>
    <name>TargetLink</name>
    <message>
        <source>转到目标表中的这条指标</source>
        <translation>Go to this indicator in the target table</translation>
    </message>
    <message>
        <source>查看目标(&amp;M)</source>
        <translation>Sho&amp;w the target</translation>
    </message>
</context>
<context>
    <name>FormBox</name>
    <message>
        <source>部门整体自评表</source>
        <translation>Department's self-evaluation</translation>
    </message>
    <message>
        <source>部门整体绩效目标表</source>
        <translation>Department's targets</translation>
    </message>
    <message>
        <source>输入省份或表名查找，例如：四川</source>
        <translation>Type a province or a title, for example Sichuan in Chinese</translation>
    </message>
    <message>
        <source>项目绩效目标表</source>
        <translation>Project targets</translation>
    </message>
    <message>
        <source>项目自评表</source>
        <translation>Project self-evaluation</translation>
    </message>
    <message>
        <source>表样</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>绩效运行监控表</source>
        <translation>Monitoring</translation>
    </message>
    <message>
        <source>{place} · {title}</source>
        <translation>{place} · {title}</translation>
    </message>
    <message>
        <source>我的模板</source>
        <translation>My templates</translation>
    </message>
    <message>
        <source>模板 · {name}</source>
        <translation>Template · {name}</translation>
    </message>
</context>
<context>
    <name>Owners</name>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>实施单位</source>
        <translation>Unit in charge</translation>
    </message>
    <message>
        <source>金额单位</source>
        <translation>Currency unit</translation>
    </message>
    <message>
        <source>主管部门</source>
        <translation>Department</translation>
    </message>
</context>
<context>
    <name>FundsGrid</name>
    <message>
        <source>{source} {stage}</source>
        <translation>{source} {stage}</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>共 {indicators} 条指标。完成情况、得分和金额不存入。</source>
        <translation>Indicators: {indicators}. Results, scores and amounts are not kept.</translation>
    </message>
    <message>
        <source>共 {projects} 个项目、{indicators} 条指标，项目和指标的名称都存入。</source>
        <translation>Projects: {projects}, indicators: {indicators}; their names are kept in any case.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>名称(&amp;N)</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>存为模板</source>
        <translation>Save as template</translation>
    </message>
    <message>
        <source>已有同名的模板，将替换它。</source>
        <translation>There is a template of this name; it will be replaced.</translation>
    </message>
    <message>
        <source>带上：</source>
        <translation>Keep as well:</translation>
    </message>
    <message>
        <source>指标值(&amp;V)</source>
        <translation>Indicator &amp;values</translation>
    </message>
    <message>
        <source>整张表“{title}”</source>
        <translation>The whole table “{title}”</translation>
    </message>
    <message>
        <source>文字里的 {year} 年随使用时的年度改变（{count} 处）(&amp;Y)</source>
        <translation>&amp;Years {year} in texts follow the year of use ({count})</translation>
    </message>
    <message>
        <source>替换</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>未命名项目</source>
        <translation>Unnamed project</translation>
    </message>
    <message>
        <source>模板存在这台电脑上，只有您自己能看到；可以导出交给同事。</source>
        <translation>Templates are kept on this computer, for you alone to see; they can be exported for a colleague.</translation>
    </message>
    <message>
        <source>绩效目标(&amp;G)</source>
        <translation>Performance &amp;goals</translation>
    </message>
    <message>
        <source>选中的 {count} 个项目：{first}等</source>
        <translation>The {count} selected projects: {first} …</translation>
    </message>
    <message>
        <source>金额(&amp;M)</source>
        <translation>A&amp;mounts</translation>
    </message>
    <message>
        <source>项目“{name}”</source>
        <translation>The project “{name}”</translation>
    </message>
</context>
<context>
    <name>SecondLook</name>
    <message>
        <source>表中数据核对无误，可以照常填写；但文件的附属资料有损坏：{parts}。建议保留旧备份备查。</source>
        <translation>The tables were checked and are right, so work can go on; but what the file keeps beside them is damaged: {parts}. Please keep the older backups.</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>修改记录第 {rows} 条，不能撤销到那里</source>
        <translation>line {rows} of the history, which can no longer be undone</translation>
    </message>
    <message>
        <source>{places} 的来源位置，不再可靠</source>
        <translation>where {places} came from</translation>
    </message>
    <message>
        <source>{count} 个导入的原文件，不能再对照</source>
        <translation>{count} imported files</translation>
    </message>
    <message>
        <source>文件由谁、何时创建的记录</source>
        <translation>who made the file and when</translation>
    </message>
    <message>
        <source>已删除的一行</source>
        <translation>a row that was removed</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{shown} 等 {count} 处</source>
        <translation>{shown} and more, {count} in all</translation>
    </message>
</context>
<context>
    <name>Lacking</name>
    <message>
        <source>{count} 个项目未填齐</source>
        <translation>{count} projects not filled in</translation>
    </message>
    <message>
        <source>{without} 项没有得分</source>
        <translation>{without} without a score</translation>
    </message>
    <message>
        <source>…共 {count} 个</source>
        <translation>… {count} in all</translation>
    </message>
    <message>
        <source>点一下转到下一个</source>
        <translation>Click to go to the next one</translation>
    </message>
    <message>
        <source>（未命名项目）</source>
        <translation>(unnamed project)</translation>
    </message>
    <message>
        <source>没有未填的内容</source>
        <translation>Nothing is left to fill in</translation>
    </message>
    <message>
        <source>{proposed} 项建议得分未确认</source>
        <translation>{proposed} proposed scores not confirmed</translation>
    </message>
    <message>
        <source>{without} 项没有得分，{proposed} 项建议得分未确认</source>
        <translation>{without} without a score, {proposed} proposed scores not confirmed</translation>
    </message>
    <message>
        <source>预算执行率</source>
        <translation>Execution rate</translation>
    </message>
</context>
<context>
    <name>LanguageSwitch</name>
    <message>
        <source>导入确认或取消之后，就换用所选的语言。</source>
        <translation>The language changes once the import is confirmed or cancelled.</translation>
    </message>
    <message>
        <source>这里的文字还没有写入文件。请先按回车写入，或按 Esc 放弃，再换语言。</source>
        <translation>This text is not in the file yet. Press Enter to write it or Esc to drop it, then change the language.</translation>
    </message>
    <message>
        <source>已换用中文。</source>
        <translation>The window is in English now.</translation>
    </message>
</context>
<context>
    <name>LastTime</name>
    <message>
        <source>程序上次意外退出。文件已核对，内容全部保留，可以继续填写。</source>
        <translation>The program ended suddenly the last time. The file was checked and all of it is there; work can go on.</translation>
    </message>
    <message>
        <source>程序上次意外退出。那一次所做的 {count} 处修改全部保留，最后一处在 {at}，可以继续填写。</source>
        <translation>The program ended suddenly the last time. All {count} changes made then are there, the last of {at}; work can go on.</translation>
    </message>
    <message>
        <source>查看问题报告</source>
        <translation>Show the report</translation>
    </message>
</context>
<context>
    <name>_Steps</name>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>历史：日期</source>
        <translation>History: day</translation>
    </message>
    <message>
        <source>历史：栏目</source>
        <translation>History: field</translation>
    </message>
    <message>
        <source>历史：谁</source>
        <translation>History: who</translation>
    </message>
    <message>
        <source>历史：项目</source>
        <translation>History: project</translation>
    </message>
    <message>
        <source>只看当前项目</source>
        <translation>This project only</translation>
    </message>
    <message>
        <source>只看：{name}</source>
        <translation>Only: {name}</translation>
    </message>
    <message>
        <source>所有人</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>所有日期</source>
        <translation>Any day</translation>
    </message>
    <message>
        <source>所有栏目</source>
        <translation>All fields</translation>
    </message>
    <message>
        <source>所有项目</source>
        <translation>All projects</translation>
    </message>
    <message>
        <source>日期(&amp;D)</source>
        <translation>&amp;Day</translation>
    </message>
    <message>
        <source>栏目(&amp;L)</source>
        <translation>Fie&amp;ld</translation>
    </message>
    <message>
        <source>谁(&amp;W)</source>
        <translation>&amp;Who</translation>
    </message>
    <message>
        <source>项目(&amp;P)</source>
        <translation>&amp;Project</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>{count} 步，共 {all} 步</source>
        <translation>{count} of {all} steps</translation>
    </message>
</context>
<context>
    <name>HistoryWork</name>
    <message>
        <source>内容与那时相同，没有改动。</source>
        <translation>The content is the same as then; nothing was changed.</translation>
    </message>
    <message>
        <source>已取回 {when} 的一步。</source>
        <translation>Fetched back the step of {when}.</translation>
    </message>
    <message>
        <source>已回到 {when} 的样子。</source>
        <translation>Back as it was on {when}.</translation>
    </message>
    <message>
        <source>已退回 {when} 的一步，其余修改不动。</source>
        <translation>Took back the step of {when}; all other changes stay.</translation>
    </message>
    <message>
        <source>其间的 {going}也会退回（留在历史里，可以撤销）。</source>
        <translation>This also takes back {going} (they stay in the history; it can be undone).</translation>
    </message>
    <message>
        <source>一并退回</source>
        <translation>Take Them Back, Too</translation>
    </message>
    <message>
        <source>不退回</source>
        <translation>Do Not Go Back</translation>
    </message>
    <message>
        <source>其间的 {going}也退回了。</source>
        <translation> {going} were taken back, too.</translation>
    </message>
</context>
<context>
    <name>StepDetail</name>
    <message>
        <source>{when} {who}：{did}　{where}　{before} → {after}</source>
        <translation>{when} {who}: {did}  {where}  {before} → {after}</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>取回这一步(&amp;F)</source>
        <translation>&amp;Fetch this step back</translation>
    </message>
    <message>
        <source>只退回这一步(&amp;T)</source>
        <translation>&amp;Take back this step only</translation>
    </message>
    <message>
        <source>只退回这一步，之后的修改不动；之后的修改用到它时会说明是哪几步</source>
        <translation>Takes back this step and leaves the later ones; where later ones build on it they are named.</translation>
    </message>
    <message>
        <source>回到这一步(&amp;B)</source>
        <translation>Go &amp;back to here</translation>
    </message>
    <message>
        <source>把撤销或退回的这一步重新做一次，后来的修改不动</source>
        <translation>Does this step once more and leaves what came later.</translation>
    </message>
    <message>
        <source>改为</source>
        <translation>After</translation>
    </message>
    <message>
        <source>文件内容变回刚做完这一步时的样子；之后的修改留在历史里，可以撤销，也可以再取回</source>
        <translation>The file becomes as it was right after this step. What came later stays in the history; this can be undone, and later steps can be fetched back.</translation>
    </message>
    <message>
        <source>用到这一步的后来的修改</source>
        <translation>Later changes that build on this step</translation>
    </message>
    <message>
        <source>转到(&amp;G)</source>
        <translation>&amp;Go to</translation>
    </message>
    <message>
        <source>转到改动的地方（Enter）</source>
        <translation>Go to what was changed (Enter)</translation>
    </message>
    <message>
        <source>还有 {count} 处没有列出。</source>
        <translation>{count} more changes are not listed.</translation>
    </message>
    <message>
        <source>这一步改动的内容</source>
        <translation>What this step changed</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Field</translation>
    </message>
</context>
<context>
    <name>StepsModel</name>
    <message>
        <source>位置</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>改为</source>
        <translation>After</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>When</translation>
    </message>
    <message>
        <source>现状</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
</context>
<context>
    <name>StepWords</name>
    <message>
        <source>{action}（{count} 处）</source>
        <translation>{action} ({count} changes)</translation>
    </message>
    <message>
        <source>{count} 项</source>
        <translation>{count} entries</translation>
    </message>
    <message>
        <source>{who} {when}</source>
        <translation>{who} {when}</translation>
    </message>
    <message>
        <source>内容较多，不逐项列出</source>
        <translation>Too much to list</translation>
    </message>
    <message>
        <source>删除“{name}”</source>
        <translation>Deleted “{name}”</translation>
    </message>
    <message>
        <source>否</source>
        <translation>no</translation>
    </message>
    <message>
        <source>固定为打印的数</source>
        <translation>Fixed as printed</translation>
    </message>
    <message>
        <source>已单独退回</source>
        <translation>Taken back alone</translation>
    </message>
    <message>
        <source>已取回</source>
        <translation>Fetched back</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>已撤销，后来另有修改</source>
        <translation>Undone, then something else was done</translation>
    </message>
    <message>
        <source>已退回到更早</source>
        <translation>Gone back over</translation>
    </message>
    <message>
        <source>整个文件</source>
        <translation>The whole file</translation>
    </message>
    <message>
        <source>新增“{name}”</source>
        <translation>Added “{name}”</translation>
    </message>
    <message>
        <source>是</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>未命名</source>
        <translation>unnamed</translation>
    </message>
    <message>
        <source>没有合计行</source>
        <translation>No total row</translation>
    </message>
    <message>
        <source>移动</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>表头与合计</source>
        <translation>Head and totals</translation>
    </message>
    <message>
        <source>随项目自动更新</source>
        <translation>Follows the projects</translation>
    </message>
    <message>
        <source>（已删除）{field}</source>
        <translation>(deleted) {field}</translation>
    </message>
    <message>
        <source>批注</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>{verdict}：{reason}</source>
        <translation>{verdict}: {reason}</translation>
    </message>
    <message>
        <source>{total} 分</source>
        <translation>{total} points</translation>
    </message>
    <message>
        <source>未评完</source>
        <translation>not fully scored</translation>
    </message>
    <message>
        <source>{count} 条批注</source>
        <translation>{count} comment(s)</translation>
    </message>
    <message>
        <source>{count} 条修改建议</source>
        <translation>{count} proposal(s)</translation>
    </message>
    <message>
        <source>{count} 个审核决定</source>
        <translation>{count} review decision(s)</translation>
    </message>
    <message>
        <source>{count} 份审核评分</source>
        <translation>{count} score sheet(s)</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>FilterDialog</name>
    <message>
        <source>{at}（{action}）以后修改过</source>
        <translation>Changed since {at} ({action})</translation>
    </message>
    <message>
        <source>上次打开文件以后修改过</source>
        <translation>Changed since the file was opened the last time</translation>
    </message>
    <message>
        <source>不多于</source>
        <translation>At most</translation>
    </message>
    <message>
        <source>不少于</source>
        <translation>At least</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>二级指标</source>
        <translation>Level 2</translation>
    </message>
    <message>
        <source>今天修改过</source>
        <translation>Changed today</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>只看存疑、还没有核对的</source>
        <translation>Only doubtful values that nobody has confirmed</translation>
    </message>
    <message>
        <source>哪一栏金额</source>
        <translation>Which amount</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>显示全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>最近七天修改过</source>
        <translation>Changed in the last seven days</translation>
    </message>
    <message>
        <source>本次打开文件以后修改过</source>
        <translation>Changed since the file was opened</translation>
    </message>
    <message>
        <source>检查结果</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>筛选项目</source>
        <translation>Filter projects</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>金额不多于</source>
        <translation>Amount at most</translation>
    </message>
    <message>
        <source>金额不少于</source>
        <translation>Amount at least</translation>
    </message>
    <message>
        <source>项目名称、绩效目标或指标里有这些字</source>
        <translation>In the name, the goal or the indicators</translation>
    </message>
</context>
<context>
    <name>HitsModel</name>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>改为</source>
        <translation>After</translation>
    </message>
    <message>
        <source>不能填入：{why}</source>
        <translation>Cannot be filled in: {why}</translation>
    </message>
    <message>
        <source>（{field}随之改为 {after}）</source>
        <translation> ({field} becomes {after} with it)</translation>
    </message>
    <message>
        <source>（与分项之和 {parts} 不符）</source>
        <translation> (its parts come to {parts})</translation>
    </message>
</context>
<context>
    <name>LayoutWork</name>
    <message>
        <source>冻结到这一列</source>
        <translation>Freeze up to this column</translation>
    </message>
    <message>
        <source>取消冻结</source>
        <translation>Unfreeze</translation>
    </message>
    <message>
        <source>显示全部列</source>
        <translation>Show all columns</translation>
    </message>
    <message>
        <source>隐藏这一列</source>
        <translation>Hide this column</translation>
    </message>
    <message>
        <source>项目名称一列不能隐藏。</source>
        <translation>The column of names cannot be hidden.</translation>
    </message>
    <message>
        <source>项目表显示比例 {percent}%</source>
        <translation>The table is shown at {percent} %</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>只在显示的项目里</source>
        <translation>Only in the projects shown</translation>
    </message>
    <message>
        <source>找到 {count} 处，将替换勾选的 {chosen} 处，可一步撤销。</source>
        <translation>{count} found; the {chosen} ticked will be replaced, undone in one step.</translation>
    </message>
    <message>
        <source>指标值</source>
        <translation>Values</translation>
    </message>
    <message>
        <source>指标名称</source>
        <translation>Indicator names</translation>
    </message>
    <message>
        <source>整格相同</source>
        <translation>Whole field</translation>
    </message>
    <message>
        <source>替换</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>替换为</source>
        <translation>Replace by</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>查找和替换</source>
        <translation>Find and replace</translation>
    </message>
    <message>
        <source>正则表达式</source>
        <translation>Regular expression</translation>
    </message>
    <message>
        <source>没有找到。</source>
        <translation>Nothing was found.</translation>
    </message>
    <message>
        <source>绩效目标</source>
        <translation>Goals</translation>
    </message>
    <message>
        <source>自评表</source>
        <translation>Self-evaluations</translation>
    </message>
    <message>
        <source>请输入要查找的文字。</source>
        <translation>Please enter the words to be found.</translation>
    </message>
    <message>
        <source>这不是可用的正则表达式（最长 {most} 个字符），请检查括号和符号。</source>
        <translation>This is no regular expression (of at most {most} characters). Please check brackets and signs.</translation>
    </message>
    <message>
        <source>这个正则表达式太费时，没有查完。请写得具体一些。</source>
        <translation>This regular expression takes too long and was given up. Please make it more exact.</translation>
    </message>
    <message>
        <source>项目和单位名称</source>
        <translation>Names of projects and units</translation>
    </message>
    <message>
        <source>另有 {count} 处所在的项目已审核通过或报送，不能替换。</source>
        <translation> {count} more are in projects that were passed or handed in and stay as they are.</translation>
    </message>
    <message>
        <source>替换后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>找到 {count} 处，将从勾选的 {chosen} 处删去这些字，可一步撤销。</source>
        <translation>Found {count}. The words will be deleted in the {chosen} places ticked; one undo brings them back.</translation>
    </message>
</context>
<context>
    <name>ReplaceWork</name>
    <message>
        <source>已替换 {count} 处。</source>
        <translation>{count} replaced.</translation>
    </message>
</context>
<context>
    <name>SightBar</name>
    <message>
        <source>按 {facets} 筛选，显示 {shown} / {all} 个项目</source>
        <translation>Filtered by {facets}: {shown} of {all} projects shown</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>筛选…</source>
        <translation>Filter…</translation>
    </message>
</context>
<context>
    <name>SightWords</name>
    <message>
        <source>{head} {least} 至 {most}</source>
        <translation>{head} {least} to {most}</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>修改过</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>存疑</source>
        <translation>in doubt</translation>
    </message>
    <message>
        <source>按 {head} 升序排列，不显示单位行，原来的顺序不变</source>
        <translation>Sorted by {head}, ascending, without the rows of units; the stored order stays</translation>
    </message>
    <message>
        <source>按 {head} 降序排列，不显示单位行，原来的顺序不变</source>
        <translation>Sorted by {head}, descending, without the rows of units; the stored order stays</translation>
    </message>
    <message>
        <source>有{level}</source>
        <translation>with {level}</translation>
    </message>
    <message>
        <source>有任何问题</source>
        <translation>with findings</translation>
    </message>
    <message>
        <source>有错误</source>
        <translation>with errors</translation>
    </message>
    <message>
        <source>有错误、警告或通知</source>
        <translation>with errors, warnings or notices</translation>
    </message>
    <message>
        <source>有错误或警告</source>
        <translation>with errors or warnings</translation>
    </message>
    <message>
        <source>没有{level}</source>
        <translation>without {level}</translation>
    </message>
    <message>
        <source>（未命名单位）</source>
        <translation>(unnamed unit)</translation>
    </message>
</context>
<context>
    <name>SightWork</name>
    <message>
        <source>升序排列</source>
        <translation>Sort ascending</translation>
    </message>
    <message>
        <source>清除筛选和排序</source>
        <translation>Clear filter and order</translation>
    </message>
    <message>
        <source>筛选…</source>
        <translation>Filter…</translation>
    </message>
    <message>
        <source>降序排列</source>
        <translation>Sort descending</translation>
    </message>
</context>
<context>
    <name>ReviewLine</name>
    <message>
        <source>已锁定，要修改请在“审核”菜单中重新打开</source>
        <translation>Locked; to change it, open it again in the menu Review</translation>
    </message>
    <message>
        <source>{count} 条批注待处理（Ctrl+6 查看）</source>
        <translation>{count} open comments (Ctrl+6 shows them)</translation>
    </message>
</context>
<context>
    <name>TalkWords</name>
    <message>
        <source>待处理</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>待审</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>通过</source>
        <translation>Passed</translation>
    </message>
    <message>
        <source>已报送</source>
        <translation>Handed in</translation>
    </message>
    <message>
        <source>已了结</source>
        <translation>Resolved</translation>
    </message>
    <message>
        <source>已采纳</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>未采纳</source>
        <translation>Declined</translation>
    </message>
    <message>
        <source>整张表</source>
        <translation>The whole table</translation>
    </message>
    <message>
        <source>{state} · {who} {when}</source>
        <translation>{state} · {who} {when}</translation>
    </message>
    <message>
        <source>建议改为：{text}</source>
        <translation>Proposed: {text}</translation>
    </message>
    <message>
        <source>（已删除）{field}</source>
        <translation>(deleted) {field}</translation>
    </message>
    <message>
        <source>当时的值：{said}</source>
        <translation>The value then: {said}</translation>
    </message>
    <message>
        <source>理由：{reason}</source>
        <translation>Reason: {reason}</translation>
    </message>
    <message>
        <source>现在的值：{said}</source>
        <translation>The value now: {said}</translation>
    </message>
</context>
<context>
    <name>ReviewWork</name>
    <message>
        <source>请先在检查结果中选中一个问题。</source>
        <translation>Choose a finding in the list first.</translation>
    </message>
    <message>
        <source>请先选中一个可以填写的值，再提修改建议。</source>
        <translation>Choose a value that can be filled in first, then propose another.</translation>
    </message>
    <message>
        <source>这个文件是只读打开的，不能写意见。</source>
        <translation>This file is open read-only; no comments can be written.</translation>
    </message>
    <message>
        <source>还没有表，请先新建或导入。</source>
        <translation>There is no table yet. Make or import one first.</translation>
    </message>
    <message>
        <source>已采纳 {count} 条建议。</source>
        <translation>Accepted {count} proposals.</translation>
    </message>
    <message>
        <source>还有 {errors} 条错误、{blank} 处未填齐，仍要通过？</source>
        <translation>There are still {errors} errors and {blank} blanks. Pass it all the same?</translation>
    </message>
    <message>
        <source>还有 {errors} 条错误，仍要通过？</source>
        <translation>There are still {errors} errors. Pass it all the same?</translation>
    </message>
    <message>
        <source>还有 {blank} 处未填齐，仍要通过？</source>
        <translation>There are still {blank} blanks. Pass it all the same?</translation>
    </message>
    <message>
        <source>审核通过</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>仍要通过(&amp;P)</source>
        <translation>&amp;Pass it</translation>
    </message>
    <message>
        <source>先不通过</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation>Open again</translation>
    </message>
</context>
<context>
    <name>TalkPanel</name>
    <message>
        <source>只看当前项目</source>
        <translation>Only the current project</translation>
    </message>
    <message>
        <source>看哪些意见</source>
        <translation>Which comments</translation>
    </message>
    <message>
        <source>意见全文</source>
        <translation>The whole thread</translation>
    </message>
    <message>
        <source>写答复，按 Enter 发出</source>
        <translation>Write an answer, Enter sends it</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>{name}：{state}</source>
        <translation>{name}: {state}</translation>
    </message>
    <message>
        <source>还没有表。</source>
        <translation>There is no table yet.</translation>
    </message>
    <message>
        <source>还没有意见。在表格或表单中选中一处，按 Ctrl+Alt+M 写批注，按 Ctrl+Alt+P 提修改建议。</source>
        <translation>No comments yet. Choose a place in a table or form and press Ctrl+Alt+M to comment, Ctrl+Alt+P to propose another value.</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>全部意见</source>
        <translation>All comments</translation>
    </message>
    <message>
        <source>修改建议</source>
        <translation>Proposals</translation>
    </message>
    <message>
        <source>待处理 {open} 条，共 {all} 条</source>
        <translation>{open} open of {all}</translation>
    </message>
    <message>
        <source>上次通过后改过 {count} 处：{rows}</source>
        <translation>{count} changed since it was last passed: {rows}</translation>
    </message>
    <message>
        <source>写批注…</source>
        <translation>Comment…</translation>
    </message>
    <message>
        <source>提修改建议…</source>
        <translation>Propose a value…</translation>
    </message>
    <message>
        <source>审核评分…</source>
        <translation>Score sheet…</translation>
    </message>
    <message>
        <source>转到这里</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>采纳</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>不采纳</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>了结</source>
        <translation>Resolve</translation>
    </message>
    <message>
        <source>重开</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>送审</source>
        <translation>Submit for review</translation>
    </message>
    <message>
        <source>审核通过</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>退回…</source>
        <translation>Send back…</translation>
    </message>
    <message>
        <source>标为已报送</source>
        <translation>Mark as handed in</translation>
    </message>
    <message>
        <source>重新打开…</source>
        <translation>Open again…</translation>
    </message>
</context>
<context>
    <name>_Threads</name>
    <message>
        <source>审核意见</source>
        <translation>Review comments</translation>
    </message>
</context>
<context>
    <name>_Asking</name>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>WriteDialog</name>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>常用语</source>
        <translation>Phrases</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>常用语(&amp;P)</source>
        <translation>&amp;Phrases</translation>
    </message>
    <message>
        <source>缺少相应指标，请补充。</source>
        <translation>Indicators are missing; please add them.</translation>
    </message>
    <message>
        <source>指标值未量化，请明确数量和单位。</source>
        <translation>The value is not measurable; please give number and unit.</translation>
    </message>
    <message>
        <source>该指标反映产出，不应列为效益。</source>
        <translation>This indicator is about output and does not belong to the benefits.</translation>
    </message>
    <message>
        <source>与资金规模不匹配，请说明测算依据。</source>
        <translation>Does not match the money; please say how it was worked out.</translation>
    </message>
    <message>
        <source>年度值与周期值不一致，请核对。</source>
        <translation>The value for the year and that for the period differ; please check.</translation>
    </message>
    <message>
        <source>指标名称与类别不符。</source>
        <translation>The indicator does not fit its kind.</translation>
    </message>
    <message>
        <source>目标与指标不对应。</source>
        <translation>Goal and indicators do not correspond.</translation>
    </message>
    <message>
        <source>满意度指标缺失或对象不明。</source>
        <translation>The satisfaction indicator is missing, or whose satisfaction it is.</translation>
    </message>
    <message>
        <source>成本指标应反映单位成本或总成本控制。</source>
        <translation>Cost indicators should tell unit cost or the limit of total cost.</translation>
    </message>
    <message>
        <source>文字表述不规范。</source>
        <translation>The wording is not in order.</translation>
    </message>
    <message>
        <source>提修改建议</source>
        <translation>Propose a value</translation>
    </message>
    <message>
        <source>写批注</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>建议的值</source>
        <translation>Proposed value</translation>
    </message>
    <message>
        <source>批注</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>改为(&amp;T)</source>
        <translation>Change &amp;to</translation>
    </message>
    <message>
        <source>批注(&amp;T)</source>
        <translation>Commen&amp;t</translation>
    </message>
    <message>
        <source>理由(&amp;R)</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>选一句…</source>
        <translation>Choose…</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>原因(&amp;R)</source>
        <translation>&amp;Reason</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>我的姓名和单位</source>
        <translation>My name and unit</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>姓名(&amp;N)</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>单位(&amp;U)</source>
        <translation>&amp;Unit</translation>
    </message>
    <message>
        <source>写在批注、建议和审核结论旁，只用于说明是谁的意见，程序不核实。</source>
        <translation>Stands beside comments, proposals and decisions to say whose they are; the program does not verify it.</translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>绩效目标审核评分</source>
        <translation>Score sheet</translation>
    </message>
    <message>
        <source>审核意见</source>
        <translation>Review comments</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>审核意见(&amp;O)</source>
        <translation>&amp;Opinion</translation>
    </message>
    <message>
        <source>{total} 分</source>
        <translation>{total} points</translation>
    </message>
    <message>
        <source>{name}（{most} 分）</source>
        <translation>{name} ({most})</translation>
    </message>
    <message>
        <source>{said}，还有 {count} 项未评</source>
        <translation>{said}, {count} not scored yet</translation>
    </message>
    <message>
        <source>“{text}”不是这一项可以给的分数。</source>
        <translation>“{text}” is no score that can be given here.</translation>
    </message>
</context>
<context>
    <name>TemplateList</name>
    <message>
        <source>内容</source>
        <translation>Holds</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>存入日期</source>
        <translation>Kept on</translation>
    </message>
    <message>
        <source>按名称或拼音首字母查找</source>
        <translation>Find by name or pinyin initials</translation>
    </message>
    <message>
        <source>查找模板</source>
        <translation>Find a template</translation>
    </message>
    <message>
        <source>模板</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>自评表</source>
        <translation>Self-evaluation</translation>
    </message>
    <message>
        <source>整张表，{count} 个项目</source>
        <translation>Table, projects: {count}</translation>
    </message>
    <message>
        <source>{count} 个项目</source>
        <translation>Projects: {count}</translation>
    </message>
    <message>
        <source>随程序提供</source>
        <translation>Comes with PerfDesk</translation>
    </message>
    <message>
        <source>{count} 条指标</source>
        <translation>Indicators: {count}</translation>
    </message>
</context>
<context>
    <name>TemplatePreview</name>
    <message>
        <source>{points} 分</source>
        <translation>{points} points</translation>
    </message>
    <message>
        <source>{unit}（{count} 个项目）</source>
        <translation>{unit} (projects: {count})</translation>
    </message>
    <message>
        <source>……还有 {count} 个项目</source>
        <translation>… and further projects: {count}</translation>
    </message>
    <message>
        <source>未命名单位</source>
        <translation>Unnamed unit</translation>
    </message>
    <message>
        <source>未命名项目</source>
        <translation>Unnamed project</translation>
    </message>
    <message>
        <source>模板的内容</source>
        <translation>What the template holds</translation>
    </message>
    <message>
        <source>没有金额</source>
        <translation>No amounts</translation>
    </message>
    <message>
        <source>目标：{goal}</source>
        <translation>Goal: {goal}</translation>
    </message>
    <message>
        <source>{name}：{value}</source>
        <translation>{name}: {value}</translation>
    </message>
</context>
<context>
    <name>TemplateWork</name>
    <message>
        <source>已从模板新建 {count} 个项目。</source>
        <translation>Projects made from the template: {count}.</translation>
    </message>
    <message>
        <source>已从模板新建 {count} 个项目，{values} 处标为“未确认”：改过的自动确认，不改的请说明理由。</source>
        <translation>Projects made from the template: {count}. Values “not confirmed”: {values}; changing one confirms it, otherwise give a reason.</translation>
    </message>
    <message>
        <source>已存为模板“{name}”。新建表时在“表样”中选用。</source>
        <translation>Kept as the template “{name}”. Choose it under “Form” when you make a new table.</translation>
    </message>
    <message>
        <source>已存为模板“{name}”。用“编辑 › 从模板新建项目…”来用它。</source>
        <translation>Kept as the template “{name}”. Use it with Edit › New projects from a template….</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>请先在目录中选中一张项目目标表。</source>
        <translation>Please select a table of project targets in the tree first.</translation>
    </message>
    <message>
        <source>请先选中要存为模板的项目或表。</source>
        <translation>Please select the projects or the table to be kept as a template first.</translation>
    </message>
</context>
<context>
    <name>ThreadsModel</name>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>提出人</source>
        <translation>By</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>When</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>Became</translation>
    </message>
    <message>
        <source>{said}（答复 {count}）</source>
        <translation>{said} ({count} answers)</translation>
    </message>
</context>
<context>
    <name>CopyDialog</name>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>复制指标到</source>
        <translation>Copy indicators to</translation>
    </message>
    <message>
        <source>把勾选的 {count} 条指标加到 {projects} 个项目的末尾，已有的不再加。</source>
        <translation>{count} indicators ticked go to the end of {projects} projects; what is there already is not added again.</translation>
    </message>
</context>
<context>
    <name>IndicatorCopying</name>
    <message>
        <source>已向 {projects} 个项目加入 {count} 条指标。</source>
        <translation>{count} indicators were added to {projects} projects.</translation>
    </message>
    <message>
        <source>已向 {projects} 个项目加入 {count} 条指标；{there} 条原已有，没有再加。</source>
        <translation>{count} indicators were added to {projects} projects; {there} were there already and not added again.</translation>
    </message>
    <message>
        <source>没有可加的：这些指标在所选项目中都已有了。</source>
        <translation>Nothing to add: the chosen projects have all of these already.</translation>
    </message>
    <message>
        <source>请先打开有指标的项目，或选中要复制的指标。</source>
        <translation>Please open a project with indicators first, or select those to be copied.</translation>
    </message>
    <message>
        <source>请先选中一个项目。</source>
        <translation>Please select a project first.</translation>
    </message>
</context>
<context>
    <name>ProjectList</name>
    <message>
        <source>按项目、单位名称或拼音首字母查找</source>
        <translation>Find by project, unit or pinyin initials</translation>
    </message>
    <message>
        <source>查找项目</source>
        <translation>Find a project</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>勾选列出的项目</source>
        <translation>Tick those listed</translation>
    </message>
    <message>
        <source>全部不选</source>
        <translation>Untick all</translation>
    </message>
</context>
<context>
    <name>ProjectRows</name>
    <message>
        <source>{project}　{unit} · {count} 条</source>
        <translation>{project}　{unit} · {count}</translation>
    </message>
    <message>
        <source>{year} · {words}</source>
        <translation>{year} · {words}</translation>
    </message>
    <message>
        <source>未命名项目</source>
        <translation>Unnamed project</translation>
    </message>
    <message>
        <source>（已审核通过或报送，不能加）{words}</source>
        <translation>(Passed or handed in, takes none) {words}</translation>
    </message>
</context>
<context>
    <name>TakeDialog</name>
    <message>
        <source>从其他项目取指标</source>
        <translation>Take indicators from another project</translation>
    </message>
    <message>
        <source>从哪个文件</source>
        <translation>From which file</translation>
    </message>
    <message>
        <source>取来的指标加到“{project}”的末尾。同名项目（例如上一年度的）列在最前。</source>
        <translation>They are added at the end of “{project}”. Projects of the same name, such as last year's, come first.</translation>
    </message>
    <message>
        <source>取用</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>本文件</source>
        <translation>This file</translation>
    </message>
</context>
<context>
    <name>BoardTable</name>
    <message>
        <source>{first} 等 {count} 处</source>
        <translation>{first} and others, {count} in all</translation>
    </message>
    <message>
        <source>{when} {count} 个项目</source>
        <translation>{when}, {count} projects</translation>
    </message>
    <message>
        <source>不是分发出去的</source>
        <translation>not handed out</translation>
    </message>
    <message>
        <source>分发</source>
        <translation>Handed out</translation>
    </message>
    <message>
        <source>各科室文件的情况</source>
        <translation>State of the sections' files</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>State</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>科室</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>还没有选择这个科室交回的文件。</source>
        <translation>No file of this section has been chosen yet.</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>不同之处</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>原来的文字</source>
        <translation>Text before</translation>
    </message>
    <message>
        <source>后来</source>
        <translation>After</translation>
    </message>
    <message>
        <source>后来的文字</source>
        <translation>Text after</translation>
    </message>
    <message>
        <source>导出 PDF…</source>
        <translation>Export PDF…</translation>
    </message>
    <message>
        <source>导出工作簿…</source>
        <translation>Export workbook…</translation>
    </message>
    <message>
        <source>导出比较结果</source>
        <translation>Export the comparison</translation>
    </message>
    <message>
        <source>已导出：{path}</source>
        <translation>Exported: {path}</translation>
    </message>
    <message>
        <source>正在比较…</source>
        <translation>Comparing…</translation>
    </message>
    <message>
        <source>比较</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>比较结果</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>比较：{before} → {after}</source>
        <translation>Comparison: {before} → {after}</translation>
    </message>
    <message>
        <source>转到该处</source>
        <translation>Go there</translation>
    </message>
</context>
<context>
    <name>ConflictPanel</name>
    <message>
        <source>{place}：{kind}，请选择采用哪一个</source>
        <translation>{place}: {kind}. Please choose which one to take</translation>
    </message>
    <message>
        <source>{side}（{who} {when}）</source>
        <translation>{side} ({who} {when})</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>原来（分发时）</source>
        <translation>Before (as handed out)</translation>
    </message>
    <message>
        <source>采用 {who}</source>
        <translation>Take {who}</translation>
    </message>
    <message>
        <source>（空白）</source>
        <translation>(blank)</translation>
    </message>
    <message>
        <source>保留原来（分发时）</source>
        <translation>Keep what was handed out</translation>
    </message>
</context>
<context>
    <name>GatheringWork</name>
    <message>
        <source>请先在目录中选中一张目标表，或者其中的项目。</source>
        <translation>Please select a target table, or a project in it, first.</translation>
    </message>
</context>
<context>
    <name>HandOutDialog</name>
    <message>
        <source>例如：业务一科</source>
        <translation>e.g. Section One</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>写出这一份</source>
        <translation>Write this part</translation>
    </message>
    <message>
        <source>分发给科室</source>
        <translation>Hand out to sections</translation>
    </message>
    <message>
        <source>勾选要交给一个科室的单位或项目。</source>
        <translation>Tick the units or projects for one section.</translation>
    </message>
    <message>
        <source>勾选要交给一个科室的单位或项目。已经分发 {count} 份。</source>
        <translation>Tick the units or projects for one section. {count} parts were handed out already.</translation>
    </message>
    <message>
        <source>只给空白表（有表头，没有单位和项目）</source>
        <translation>Only the blank table (its head, no units or projects)</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>已写出 {file}（{count} 个项目）。请把它交给“{name}”，交回后用“合并科室文件”收回。</source>
        <translation>{file} was written ({count} projects). Please give it to “{name}”; take it back with “Merge the sections' files”.</translation>
    </message>
    <message>
        <source>放在哪个文件夹</source>
        <translation>Folder to put it in</translation>
    </message>
    <message>
        <source>放在文件夹</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>浏览…</source>
        <translation>Browse…</translation>
    </message>
    <message>
        <source>科室名称</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>要分发的单位和项目</source>
        <translation>Units and projects to hand out</translation>
    </message>
    <message>
        <source>请先写科室名称，文件就用这个名称。</source>
        <translation>Please type the section's name first; the file goes by it.</translation>
    </message>
    <message>
        <source>项目数</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>部门自评表：{department}</source>
        <translation>Department self-evaluation: {department}</translation>
    </message>
    <message>
        <source>绩效运行监控表：{project}</source>
        <translation>Monitoring: {project}</translation>
    </message>
    <message>
        <source>项目自评表：{project}</source>
        <translation>Self-evaluation: {project}</translation>
    </message>
    <message>
        <source>{name}（{date}）</source>
        <translation>{name} ({date})</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>其中 {count} 个项目已在 {names} 那里，还没有合并收回。再分发会有两份各改各的。</source>
        <translation>{count} of these projects are with {names} already and not merged back. Handed out again, they would be changed in two files.</translation>
    </message>
    <message>
        <source>仍要写出这一份</source>
        <translation>Write it all the same</translation>
    </message>
    <message>
        <source>已分发、未收回</source>
        <translation>Out with</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>合并科室文件</source>
        <translation>Merge the sections' files</translation>
    </message>
    <message>
        <source>将合并 {count} 处修改。</source>
        <translation>{count} changes will be merged.</translation>
    </message>
    <message>
        <source>将合并 {count} 处修改；冲突 {found} 处，还有 {open} 处没有选择。</source>
        <translation>{count} changes will be merged; {found} conflicts, {open} of them not decided yet.</translation>
    </message>
    <message>
        <source>已分发 {given} 份：{counts}</source>
        <translation>{given} parts handed out: {counts}</translation>
    </message>
    <message>
        <source>已合并 {count} 处修改，可以用“撤销”整个收回。</source>
        <translation>{count} changes merged; Undo takes all of it back.</translation>
    </message>
    <message>
        <source>正在读取交回的文件…</source>
        <translation>Reading the files…</translation>
    </message>
    <message>
        <source>没有要合并的修改。请选择科室交回的文件。</source>
        <translation>Nothing to merge. Please choose the sections' files.</translation>
    </message>
    <message>
        <source>科室交回的文件 ({kinds})</source>
        <translation>Sections' files ({kinds})</translation>
    </message>
    <message>
        <source>还没有分发过。选择别人改过的副本、分发文件或工作簿，就可以把其中的修改合并进来。</source>
        <translation>Nothing was handed out yet. Choose a copy, a part or a workbook that others changed, and its changes can be merged.</translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>选择文件夹</source>
        <translation>Choose a folder</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>选择科室交回的文件</source>
        <translation>Choose the sections' files</translation>
    </message>
    <message>
        <source>冲突（{count}）</source>
        <translation>Conflicts ({count})</translation>
    </message>
    <message>
        <source>将合并的修改（{count}）</source>
        <translation>Changes to be merged ({count})</translation>
    </message>
    <message>
        <source>其中 {count} 处说的是整张表或整个单位，“全部采用”不含它们，请逐处选择。</source>
        <translation> {count} of them are about a whole table or unit; “Take all” leaves them out, so choose them one by one.</translation>
    </message>
</context>
<context>
    <name>RekeyDialog</name>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>{count} 个金额中有 {different} 个不一致。双击转到该处核对原始凭证。</source>
        <translation>{different} of {count} amounts differ. Double-click to go there and look at the voucher.</translation>
    </message>
    <message>
        <source>{count} 个金额全部一致。</source>
        <translation>All {count} amounts agree.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>再录一遍的金额</source>
        <translation>Amounts keyed again</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>复核</source>
        <translation>Keyed again</translation>
    </message>
    <message>
        <source>复核金额</source>
        <translation>Key amounts again</translation>
    </message>
    <message>
        <source>导出报告</source>
        <translation>Export the report</translation>
    </message>
    <message>
        <source>导出报告…</source>
        <translation>Export the report…</translation>
    </message>
    <message>
        <source>已导出：{path}</source>
        <translation>Exported: {path}</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>请照原始凭证逐个录入金额（{unit}），表中的金额在核对之前不显示。</source>
        <translation>Please type each amount from the voucher ({unit}); those in the table stay hidden until you compare.</translation>
    </message>
    <message>
        <source>金额复核</source>
        <translation>keyed-again</translation>
    </message>
    <message>
        <source>金额复核报告（{field}）</source>
        <translation>Amounts keyed again ({field})</translation>
    </message>
    <message>
        <source>金额栏</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>再录金额</source>
        <translation>Keyed again</translation>
    </message>
    <message>
        <source>相差</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>表中金额</source>
        <translation>In the table</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Project</translation>
    </message>
</context>
<context>
    <name>KeyingModel</name>
    <message>
        <source>再录金额</source>
        <translation>Keyed again</translation>
    </message>
    <message>
        <source>相差</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>表中金额</source>
        <translation>In the table</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Project</translation>
    </message>
</context>
<context>
    <name>ShelfDialog</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>删除(&amp;D)</source>
        <translation>&amp;Delete</translation>
    </message>
    <message>
        <source>导入…(&amp;I)</source>
        <translation>&amp;Import…</translation>
    </message>
    <message>
        <source>导入模板文件</source>
        <translation>Import a template file</translation>
    </message>
    <message>
        <source>导出…(&amp;E)</source>
        <translation>&amp;Export…</translation>
    </message>
    <message>
        <source>导出模板文件</source>
        <translation>Export the template as a file</translation>
    </message>
    <message>
        <source>已删除“{name}”。</source>
        <translation>“{name}” was deleted.</translation>
    </message>
    <message>
        <source>已导入“{name}”。</source>
        <translation>“{name}” was imported.</translation>
    </message>
    <message>
        <source>已导入“{name}”。它是整张表的模板，新建表时在“表样”中选用。</source>
        <translation>“{name}” was imported. It is a whole table; choose it under “Form” when you make a new one.</translation>
    </message>
    <message>
        <source>已导出：{path}</source>
        <translation>Exported: {path}</translation>
    </message>
    <message>
        <source>已把“{old}”改名为“{new}”。</source>
        <translation>“{old}” is now called “{new}”.</translation>
    </message>
    <message>
        <source>已有叫“{name}”的模板，没有改名。</source>
        <translation>There is a template called “{name}” already; it was not renamed.</translation>
    </message>
    <message>
        <source>撤销(&amp;Z)</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>改名(&amp;R)</source>
        <translation>&amp;Rename</translation>
    </message>
    <message>
        <source>有 {count} 个模板文件已损坏，或由较新的版本保存，没有列出。</source>
        <translation>Template files that are damaged, or from a newer version, and not listed: {count}.</translation>
    </message>
    <message>
        <source>模板</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>模板 (*{ending})</source>
        <translation>Templates (*{ending})</translation>
    </message>
    <message>
        <source>正在读取“{name}”…</source>
        <translation>Reading “{name}”…</translation>
    </message>
    <message>
        <source>没有找到这样的模板。</source>
        <translation>No such template was found.</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>这是随程序提供的模板，不能改动。请先“复制为我的”。</source>
        <translation>This template comes with the program and stays as it is. Use Make a copy of mine first.</translation>
    </message>
    <message>
        <source>已复制为“{name}”，可以改名（F2）。</source>
        <translation>Copied as “{name}”; F2 renames it.</translation>
    </message>
    <message>
        <source>复制为我的(&amp;C)</source>
        <translation>Make a &amp;copy of mine</translation>
    </message>
    <message>
        <source>这些模板随程序提供。选中项目或表，用“编辑 › 存为模板…”存您自己的。</source>
        <translation>These templates come with the program. Select projects or a table and use Edit › Save as template… to keep your own.</translation>
    </message>
</context>
<context>
    <name>SideBox</name>
    <message>
        <source>{when} {who}“{action}”之后</source>
        <translation>After “{action}” by {who}, {when}</translation>
    </message>
    <message>
        <source>另一份文件…</source>
        <translation>Another file…</translation>
    </message>
    <message>
        <source>年度未填</source>
        <translation>no year</translation>
    </message>
    <message>
        <source>本文件中的表：{title}（{year}）</source>
        <translation>Table of this file: {title} ({year})</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>选择要比较的文件</source>
        <translation>Choose a file to compare</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>已恢复备份。要换回来，按撤销（Ctrl+Z）一步即可；恢复前的内容也留有一份备份。</source>
        <translation>The backup is restored. One undo (Ctrl+Z) leads back; what was here before is backed up, too.</translation>
    </message>
    <message>
        <source>已撤销恢复，内容和恢复之前一样。</source>
        <translation>The restoring is undone; everything is as before.</translation>
    </message>
    <message>
        <source>恢复之后又有修改。请先撤销那些修改，再撤销恢复。</source>
        <translation>Something was changed after restoring. Please undo that first, then the restoring.</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>正在恢复备份…</source>
        <translation>Restoring the backup…</translation>
    </message>
    <message>
        <source>这份备份与现在的内容完全相同，没有改动。</source>
        <translation>This backup says exactly what is here now; nothing was changed.</translation>
    </message>
</context>
<context>
    <name>DeskWork</name>
    <message>
        <source>之后又有修改，没有撤销。请用“编辑 › 撤销”或“历史”。</source>
        <translation>Something was changed since, so nothing was undone. Please use Edit › Undo or History.</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>NextYearDialog</name>
    <message>
        <source>正在查找文字里的年份…</source>
        <translation>Looking for years in the texts…</translation>
    </message>
    <message>
        <source>保留金额，逐个核对(&amp;K)</source>
        <translation>&amp;Keep the amounts, to be confirmed</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>文字里没有要后移的年份。目标、指标值和金额标为“未确认”。</source>
        <translation>No text has a year to move on. Goals, values and amounts are marked as not confirmed.</translation>
    </message>
    <message>
        <source>文字里的年份</source>
        <translation>Years in the texts</translation>
    </message>
    <message>
        <source>文字里的年份按下面所选后移一年；文件名称中的年份没有勾选。目标、指标值和金额标为“未确认”。</source>
        <translation>The years ticked below move on by one; those in names of documents are not ticked. Goals, values and amounts are marked as not confirmed.</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>Make</translation>
    </message>
    <message>
        <source>新建 {year} 年的表</source>
        <translation>Make the table of {year}</translation>
    </message>
    <message>
        <source>新建下一年度的目标表</source>
        <translation>Next year's table of targets</translation>
    </message>
    <message>
        <source>清空金额，重新填写(&amp;E)</source>
        <translation>L&amp;eave the amounts blank</translation>
    </message>
</context>
<context>
    <name>YearsModel</name>
    <message>
        <source>位置</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>改为</source>
        <translation>After</translation>
    </message>
</context>
<context>
    <name>TakingsModel</name>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>改为</source>
        <translation>After</translation>
    </message>
    <message>
        <source>来自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>When</translation>
    </message>
    <message>
        <source>{side}（{who}）</source>
        <translation>{side} ({who})</translation>
    </message>
</context>
<context>
    <name>TakingsPanel</name>
    <message>
        <source>原来的文字</source>
        <translation>Text before</translation>
    </message>
    <message>
        <source>改为的文字</source>
        <translation>Text after</translation>
    </message>
    <message>
        <source>将合并的修改</source>
        <translation>Changes to be merged</translation>
    </message>
</context>
<context>
    <name>HomesPanel</name>
    <message>
        <source>都不是，作为新表加入</source>
        <translation>None of them, add it as a new table</translation>
    </message>
    <message>
        <source>“{name}”等 {count} 个项目属于</source>
        <translation>“{name}” and the others ({count} projects) belong to</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>年度未填</source>
        <translation>no year</translation>
    </message>
    <message>
        <source>{year}的表，{count} 个项目</source>
        <translation>Table of {year}, {count} projects</translation>
    </message>
    <message>
        <source>{table}（第 {number} 张）</source>
        <translation>{table} (no. {number})</translation>
    </message>
    <message>
        <source>现有内容里有几张这样的表，已选中最接近的一张。一张表只能由一部分导入。</source>
        <translation>The file has several tables like this; the closest one is chosen. Only one part goes into one table.</translation>
    </message>
    <message>
        <source>程序推断，请核对</source>
        <translation>A guess, please check</translation>
    </message>
    <message>
        <source>工作表“{sheet}”：{said}</source>
        <translation>Sheet “{sheet}”: {said}</translation>
    </message>
    <message>
        <source>第 {line} 行起：{said}</source>
        <translation>From line {line}: {said}</translation>
    </message>
    <message>
        <source>第 {page} 页起：{said}</source>
        <translation>From page {page}: {said}</translation>
    </message>
    <message>
        <source>第 {page} 张表：{said}</source>
        <translation>Table {page}: {said}</translation>
    </message>
    <message>
        <source>{names} 个同名，其中 {totals} 个金额相同、{goals} 个目标也相同</source>
        <translation>{names} of the same name, {totals} of these with the same amount, {goals} with the same goal, too</translation>
    </message>
    <message>
        <source>{table}：{speaks}</source>
        <translation>{table}: {speaks}</translation>
    </message>
    <message>
        <source>这部分没有写部门名称，可以导入现有的任何一张表，也可以作为新表加入。</source>
        <translation>It names no department: it can go into any table that is there, or come as a new one.</translation>
    </message>
    <message>
        <source>{department} {table}</source>
        <translation>{department}: {table}</translation>
    </message>
    <message>
        <source>{table}：没有同名项目</source>
        <translation>{table}: no project in common</translation>
    </message>
</context>
<context>
    <name>Rescue</name>
    <message>
        <source>正在第二备份位置“{place}”查找备份…</source>
        <translation>Looking for a backup in the second place “{place}”…</translation>
    </message>
    <message>
        <source>第二备份位置“{place}”里也没有可用的备份。</source>
        <translation>There is no usable backup in the second place “{place}” either.</translation>
    </message>
    <message>
        <source>第二备份位置“{place}”现在用不了（没有连上或不能读取）；接上后请再打开一次这个文件，会到那里查找备份。</source>
        <translation>The second place “{place}” cannot be used now (not connected, or not readable). Open the file again once it is there, and it will be searched for a backup.</translation>
    </message>
    <message>
        <source>用这份备份恢复</source>
        <translation>Restore this backup</translation>
    </message>
    <message>
        <source>正在取回备份…</source>
        <translation>Bringing the backup back…</translation>
    </message>
    <message>
        <source>最近完好的备份：{when}（在“{folder}”中）。</source>
        <translation>Newest sound backup: of {when} (in “{folder}”).</translation>
    </message>
</context>
<context>
    <name>EvaluationRows</name>
    <message>
        <source>批注：{text}</source>
        <translation>Comment: {text}</translation>
    </message>
</context>
<context>
    <name>Conflicts</name>
    <message>
        <source>冲突</source>
        <translation>Conflicts</translation>
    </message>
    <message>
        <source>全部采用</source>
        <translation>Take all</translation>
    </message>
    <message>
        <source>全部采用…</source>
        <translation>Take all of…</translation>
    </message>
    <message>
        <source>全部采用 {name}</source>
        <translation>Take all of {name}</translation>
    </message>
</context>
<context>
    <name>PrintPreview</name>
    <message>
        <source>打印：{title}</source>
        <translation>Print: {title}</translation>
    </message>
    <message>
        <source>正在排版…</source>
        <translation>Laying out the pages…</translation>
    </message>
</context>
<context>
    <name>Appraising</name>
    <message>
        <source>请先选中一个项目，再评分。</source>
        <translation>Choose a project first, then score it.</translation>
    </message>
    <message>
        <source>还没有评过分的项目。请先选中项目，用“审核评分”。</source>
        <translation>No project has been scored yet. Choose one and use “Score sheet”.</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>导出绩效目标审核表</source>
        <translation>Export score sheets</translation>
    </message>
    <message>
        <source>绩效目标审核表</source>
        <translation>Review of project targets</translation>
    </message>
    <message>
        <source>已导出：{path}</source>
        <translation>Exported: {path}</translation>
    </message>
    <message>
        <source>{total} 分，{grade}。</source>
        <translation>{total} points, {grade}.</translation>
    </message>
</context>
<context>
    <name>Packages</name>
    <message>
        <source>导出审核包</source>
        <translation>Export review package</translation>
    </message>
    <message>
        <source>审核包 (*.pdreview)</source>
        <translation>Review packages (*.pdreview)</translation>
    </message>
    <message>
        <source>已导出审核包：{path}。请把它交给填报人，用“合并审核包”打开。</source>
        <translation>Review package written: {path}. Give it to the author, who opens it with “Merge review packages”.</translation>
    </message>
    <message>
        <source>合并审核包</source>
        <translation>Merge review packages</translation>
    </message>
    <message>
        <source>正在读取审核包…</source>
        <translation>Reading the review package…</translation>
    </message>
    <message>
        <source>{file}：新增 {new} 条，已有 {known} 条；送审后改过 {changed} 个项目。</source>
        <translation>{file}: {new} new, {known} known; {changed} projects changed since they were sent.</translation>
    </message>
    <message>
        <source>{state} {count} 个。</source>
        <translation> {state}: {count}.</translation>
    </message>
    <message>
        <source>“{place}”：{reason}。</source>
        <translation> “{place}”: {reason}.</translation>
    </message>
    <message>
        <source>{count} 条说的表这里已经没有，没有收入。</source>
        <translation> {count} are about tables that are gone here and were left out.</translation>
    </message>
</context>
<context>
    <name>IndicatorList</name>
    <message>
        <source>指标</source>
        <translation>Indicators</translation>
    </message>
</context>
<context>
    <name>FillDialog</name>
    <message>
        <source>批量填写</source>
        <translation>Fill in many</translation>
    </message>
    <message>
        <source>填写</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>正在计算…</source>
        <translation>Working it out…</translation>
    </message>
    <message>
        <source>请输入三级指标的名称。</source>
        <translation>Please enter the name of the indicators.</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>哪些指标</source>
        <translation>Which indicators</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>What</translation>
    </message>
</context>
<context>
    <name>FillingWords</name>
    <message>
        <source>选中的 {count} 行</source>
        <translation>The {count} rows selected</translation>
    </message>
    <message>
        <source>项目名称</source>
        <translation>Project name</translation>
    </message>
    <message>
        <source>指标：{head}</source>
        <translation>Indicators: {head}</translation>
    </message>
    <message>
        <source>填入这个值</source>
        <translation>Put this value</translation>
    </message>
    <message>
        <source>只填空白的</source>
        <translation>Only into blanks</translation>
    </message>
    <message>
        <source>加在前面</source>
        <translation>Put before</translation>
    </message>
    <message>
        <source>加在后面</source>
        <translation>Put behind</translation>
    </message>
    <message>
        <source>按比例增减</source>
        <translation>Raise or lower</translation>
    </message>
    <message>
        <source>年份后移</source>
        <translation>Move years</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>全部指标</source>
        <translation>All</translation>
    </message>
    <message>
        <source>三级指标是</source>
        <translation>Named</translation>
    </message>
    <message>
        <source>三级指标含有</source>
        <translation>Named with</translation>
    </message>
    <message>
        <source>将改 {chosen} 处，{unchanged} 处没有变化，可一步撤销。</source>
        <translation>{chosen} will change, {unchanged} stay as they are; undone in one step.</translation>
    </message>
    <message>
        <source>没有要改的：{unchanged} 处都没有变化。</source>
        <translation>Nothing to change: {unchanged} stay as they are.</translation>
    </message>
    <message>
        <source>其中 {count} 处按原有小数位四舍五入。</source>
        <translation> {count} are rounded to the decimals they have.</translation>
    </message>
    <message>
        <source>{names}已审核通过或报送，不改。</source>
        <translation> Passed or handed in, and left as it is: {names}.</translation>
    </message>
    <message>
        <source>{names}等 {count} 个已审核通过或报送，不改。</source>
        <translation> Passed or handed in, and left as they are: {names} and others, {count} in all.</translation>
    </message>
    <message>
        <source>三级指标名称</source>
        <translation>Indicator name</translation>
    </message>
    <message>
        <source>选中的 {count} 个项目</source>
        <translation>The {count} projects selected</translation>
    </message>
    <message>
        <source>筛选出的 {count} 个项目</source>
        <translation>The {count} projects shown</translation>
    </message>
    <message>
        <source>本单位的 {count} 个项目</source>
        <translation>The {count} projects of the unit</translation>
    </message>
    <message>
        <source>整张表的 {count} 个项目</source>
        <translation>The {count} projects of the table</translation>
    </message>
    <message>
        <source>整个文件的 {count} 个项目</source>
        <translation>The {count} projects of the file</translation>
    </message>
    <message>
        <source>选中的 {count} 张表</source>
        <translation>The {count} tables selected</translation>
    </message>
    <message>
        <source>同一单位的 {count} 张表</source>
        <translation>The {count} tables of the unit</translation>
    </message>
    <message>
        <source>这张表</source>
        <translation>This table</translation>
    </message>
    <message>
        <source>文件里全部 {count} 张同类表</source>
        <translation>All {count} tables of this kind</translation>
    </message>
    <message>
        <source>请输入要填入的内容。</source>
        <translation>Please enter what is to be put there.</translation>
    </message>
    <message>
        <source>请输入要加的文字。</source>
        <translation>Please enter the words to be added.</translation>
    </message>
    <message>
        <source>请输入增减多少，例如 ×1.05、+5% 或 -10%。</source>
        <translation>Please enter by how much, such as ×1.05, +5% or -10%.</translation>
    </message>
    <message>
        <source>请输入后移几年，例如 1；-1 是前移。</source>
        <translation>Please enter by how many years, such as 1; -1 goes back.</translation>
    </message>
    <message>
        <source>{count} 处不能填入，原因列在表中。</source>
        <translation> {count} cannot be filled in; the list says why.</translation>
    </message>
    <message>
        <source>所选范围里没有这样的栏目或指标。</source>
        <translation>There is no such field or indicator where you chose.</translation>
    </message>
    <message>
        <source>同年度各表的 {count} 个项目</source>
        <translation>The {count} projects of this year's tables</translation>
    </message>
    <message>
        <source>同年度的 {count} 张同类表</source>
        <translation>The {count} tables of this kind and year</translation>
    </message>
    <message>
        <source>年度主要任务：{head}</source>
        <translation>Tasks of the year: {head}</translation>
    </message>
    <message>
        <source>1 达成</source>
        <translation>1 reached</translation>
    </message>
    <message>
        <source>2 部分达成</source>
        <translation>2 partly</translation>
    </message>
    <message>
        <source>3 未达成</source>
        <translation>3 missed</translation>
    </message>
    <message>
        <source>任务名称</source>
        <translation>task</translation>
    </message>
    <message>
        <source>主要内容</source>
        <translation>contents</translation>
    </message>
    <message>
        <source>总额</source>
        <translation>total</translation>
    </message>
    <message>
        <source>财政拨款</source>
        <translation>fiscal</translation>
    </message>
    <message>
        <source>财政专户</source>
        <translation>special account</translation>
    </message>
    <message>
        <source>其他资金</source>
        <translation>other funds</translation>
    </message>
</context>
<context>
    <name>FillingWork</name>
    <message>
        <source>这里还没有可以批量填写的项目或自评表。</source>
        <translation>There are no projects or self-evaluations here yet that could be filled in.</translation>
    </message>
    <message>
        <source>已填写 {count} 处。</source>
        <translation>{count} filled in.</translation>
    </message>
</context>
<context>
    <name>HitsDialog</name>
    <message>
        <source>全部勾选</source>
        <translation>Tick all</translation>
    </message>
    <message>
        <source>全部不选</source>
        <translation>Untick all</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>将改的各处</source>
        <translation>What would be changed</translation>
    </message>
</context>
<context>
    <name>HitsWork</name>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>检查结果：{told}。</source>
        <translation> Findings: {told}.</translation>
    </message>
</context>
<context>
    <name>Hits</name>
    <message>
        <source>已从头找起。</source>
        <translation>Begun again from the top. </translation>
    </message>
    <message>
        <source>已从末尾找起。</source>
        <translation>Begun again from the end. </translation>
    </message>
    <message>
        <source>目录中第 {at} / {count} 项。</source>
        <translation>Item {at} of {count} in the tree.</translation>
    </message>
</context>
<context>
    <name>Manual</name>
    <message>
        <source>使用说明</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>目录</source>
        <translation>Contents</translation>
    </message>
</context>
<context>
    <name>GoingOut</name>
    <message>
        <source>表样中没有这一栏（工作簿中写在“说明”，Word 文件中没有）</source>
        <translation>The form has no place for it (a workbook says it on the sheet of remarks, a Word file does not)</translation>
    </message>
    <message>
        <source>正在检查，完成后即可导出…</source>
        <translation>Checking; the export goes on when that is done…</translation>
    </message>
    <message>
        <source>内容完整，但行太高，打印时可能显示不全</source>
        <translation>The content is complete, but the row is so tall that print may not show all of it</translation>
    </message>
    <message>
        <source>有工作簿不能保存的字符，已用 � 代替</source>
        <translation>Characters that a workbook cannot hold were replaced by �</translation>
    </message>
    <message>
        <source>金额位数过多，写为文字，不能在 Excel 中求和</source>
        <translation>The amount has too many digits; it is text and cannot be added up in Excel</translation>
    </message>
    <message>
        <source>金额超过两位小数，全部写出</source>
        <translation>The amount has more than two decimals; all are written</translation>
    </message>
    <message>
        <source>{name}（导出）.xlsx</source>
        <translation>{name} (export).xlsx</translation>
    </message>
</context>
</TS>
